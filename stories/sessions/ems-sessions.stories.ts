import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsSessions } from '../../src/index.ts';
import { anHour, memory, none, silent, without, type MakeClient } from '../support/clients.ts';
import type { MemoryVisit } from '../../src/client/memory/index.ts';
import { comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, see, seeAlert, seeStatus } from '../support/person.ts';

interface Args extends Partial<Pick<EmsSessions, 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Sessions',
  component: 'ems-sessions',
  args: { client: memory({ scenario: 'several-sessions' }), signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-sessions
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-sessions
    >
  `,
};

export default meta;

const endFirst: Play = ({ canvasElement }) => click(canvasElement, 'li button');

const endOthers: Play = ({ canvasElement }) => click(canvasElement, '[slot="actions"] button');

const endFirstAndSee =
  (selector: string): Play =>
  async (context) => {
    await endFirst(context);
    await see(context.canvasElement, selector);
  };

const several: Play = ({ canvasElement }) => see(canvasElement, 'li button');

export const Several: Story = { play: several };

export const OnlyThis: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: ({ canvasElement }) => see(canvasElement, 'li'),
};

export const Loading: Story = { args: { client: silent('sessions.list', 'active') } };

export const Busy: Story = {
  args: { client: silent('sessions.end', 'several-sessions') },
  play: endFirstAndSee('form[aria-busy="true"]'),
};

export const OneEnded: Story = { play: endFirstAndSee('.ems-success') };

export const AllOthersEnded: Story = {
  play: async (context) => {
    await endOthers(context);
    await see(context.canvasElement, '.ems-success');
  },
};

/** The session is too old for this: a service says so at the first try. */
export const AsksForProof: Story = {
  args: {
    client: memory({
      scenario: 'several-sessions',
      problems: { 'sessions.end': { code: 'reauthentication_required', once: true } },
    }),
  },
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  play: endFirstAndSee('dialog[open]'),
};

export const ProofGivenUp: Story = {
  args: {
    client: memory({
      scenario: 'several-sessions',
      problems: { 'sessions.end': { code: 'reauthentication_required' } },
    }),
  },
  play: async (context) => {
    await endFirstAndSee('dialog[open]')(context);
    await click(context.canvasElement, 'dialog button.ems-secondary:not(.ems-reveal)');
    await see(context.canvasElement, '[role="status"].ems-muted');
  },
};

export const EndFailed: Story = {
  args: { client: memory({ scenario: 'several-sessions', problems: { 'sessions.end': { code: 'timed_out' } } }) },
  play: endFirstAndSee('[role="alert"]'),
};

/** The button that was pressed counts down, and the others wait with it. */
export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'several-sessions',
      problems: { 'sessions.end': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: endFirstAndSee('[role="alert"]'),
};

export const LoadingFailed: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'sessions.list': { code: 'service_unavailable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const SignedOut: Story = { args: { client: memory() }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const NotOffered: Story = {
  args: { client: without('sessions', 'active') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  play: several,
  args: {
    children: html`
      <h3 slot="heading">Devices</h3>
      <p slot="introduction">A session ends by itself after thirty days.</p>
      <p slot="legal">The names are what browsers call themselves.</p>
      <p slot="footer"><a href="#help">Something looks wrong?</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' }, play: several };

const proof = (next: MemoryVisit, mode: 'popup' | 'redirect' = 'redirect') =>
  sendsAway({
    elsewhere: ['reauthentication'],
    scenario: 'several-sessions',
    mode,
    next,
    problems: { 'sessions.end': { code: 'reauthentication_required', once: true } },
  });

const leaveAndComeBack: Play = async (context) => {
  await endFirstAndSee('dialog[open]')(context);
  await click(context.canvasElement, 'dialog button[type="submit"]');
  await comeBackTo(context.canvasElement, 'ems-sessions');
};

const leaveAndSee: Play = async (context) => {
  await leaveAndComeBack(context);
  await seeStatus(context.canvasElement);
};

/** A page of the service wants to know who it is. */
export const ProofElsewhere: Story = { args: { client: proof('complete') }, play: endFirstAndSee('dialog[open]') };

export const ProofElsewhereGiven: Story = { args: { client: proof('complete') }, play: leaveAndSee };

export const ProofElsewhereGivenUp: Story = { args: { client: proof('cancel') }, play: leaveAndSee };

export const ProofElsewhereUnknown: Story = { args: { client: proof('return') }, play: leaveAndSee };

export const ProofElsewhereFailed: Story = {
  args: { client: proof('fail') },
  play: async (context) => {
    await leaveAndComeBack(context);
    await seeAlert(context.canvasElement);
  },
};

/** In a window beside the page: what was asked for is done. */
export const ProofBesideGiven: Story = {
  args: { client: proof('complete', 'popup') },
  play: async (context) => {
    await endFirstAndSee('dialog[open]')(context);
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await see(context.canvasElement, '.ems-success');
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: several };

export const Narrow: Story = { decorators: [narrow], play: several };

export const Dark: Story = { globals: { scheme: 'dark' }, ...OneEnded };

export const CustomTheme: Story = { decorators: [themed], play: several };

export const ProofElsewhereGerman: Story = {
  ...ProofElsewhereGiven,
  globals: { language: 'de' },
  decorators: [narrow],
};
