import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsChangePassword } from '../../src/index.ts';
import {
  anHour,
  memory,
  memoryPerson,
  memoryRecoveryCodes,
  none,
  silent,
  without,
  type MakeClient,
} from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import type { MemoryVisit } from '../../src/client/memory/index.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsChangePassword, 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Change password',
  component: 'ems-change-password',
  args: { client: memory({ scenario: 'active' }), signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-change-password
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-change-password
    >
  `,
};

export default meta;

const typed = { currentPassword: memoryPerson.password, password: 'a whole new sentence' };

const send: Play = async ({ canvasElement }) => {
  await paste(canvasElement, typed);
  await submit(canvasElement);
};

const sendAndSeeAlert: Play = async (context) => {
  await send(context);
  await seeAlert(context.canvasElement);
};

const seeDone: Play = ({ canvasElement }) => see(canvasElement, '.ems-success');

const problem = (code: 'offline' | 'timed_out' | 'unreachable' | 'service_unavailable' | 'session_expired'): Story => ({
  args: { client: memory({ scenario: 'active', problems: { 'password.change': { code } } }) },
  play: sendAndSeeAlert,
});

export const Empty: Story = {};

/** A service that is content with a fresh authentication. */
export const WithoutPresentPassword: Story = {
  args: { client: memory({ scenario: 'active' }, { requiresCurrentPassword: false }) },
};

export const Filled: Story = { play: ({ canvasElement }) => paste(canvasElement, typed) };

export const FieldErrors: Story = {
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const TooShort: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...typed, password: 'short' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const WrongPresentPassword: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...typed, currentPassword: 'not the password' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'currentPassword');
  },
};

export const Compromised: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'password.change': { code: 'password_compromised', field: 'password' } },
    }),
  },
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'password');
  },
};

export const Unchanged: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...typed, password: memoryPerson.password });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const Busy: Story = {
  args: { client: silent('password.change', 'active') },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

export const Changed: Story = {
  args: { client: memory({ scenario: 'several-sessions' }) },
  play: async (context) => {
    await send(context);
    await seeDone(context);
  },
};

export const ChangedHereOnly: Story = {
  play: async (context) => {
    await click(context.canvasElement, '[name="endOtherSessions"]');
    await send(context);
    await seeDone(context);
  },
};

/** An account with a second factor, which this session hasn't shown: the dialog opens by itself, with what was typed behind it. */
export const AsksForProof: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'dialog[open]');
  },
};

export const ProofGiven: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  play: async (context) => {
    await AsksForProof.play!(context);
    await click(context.canvasElement, 'dialog .ems-link');
    await see(context.canvasElement, 'dialog [name="code"][autocomplete="off"]');
    await paste(context.canvasElement, { code: memoryRecoveryCodes[0]! });
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await seeDone(context);
  },
};

/** Calm: nobody did anything wrong. */
export const ProofGivenUp: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  play: async (context) => {
    await AsksForProof.play!(context);
    await click(context.canvasElement, 'dialog button.ems-secondary:not(.ems-reveal)');
    await see(context.canvasElement, '[role="status"].ems-muted');
  },
};

/** A client that is never content: shown once, and no loop. */
export const NeverFreshEnough: Story = {
  args: {
    client: memory({ scenario: 'code-due', problems: { 'password.change': { code: 'reauthentication_required' } } }),
  },
  play: async (context) => {
    await AsksForProof.play!(context);
    await click(context.canvasElement, 'dialog .ems-link');
    await see(context.canvasElement, 'dialog [name="code"][autocomplete="off"]');
    await paste(context.canvasElement, { code: memoryRecoveryCodes[0]! });
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await seeAlert(context.canvasElement);
  },
};

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'password.change': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: sendAndSeeAlert,
};

export const Offline: Story = problem('offline');

export const TimedOut: Story = problem('timed_out');

export const ServiceUnavailable: Story = problem('service_unavailable');

/** What was typed stays, and the way to sign in stands beside it. */
export const SessionEnded: Story = problem('session_expired');

export const SignedOut: Story = { args: { client: memory() } };

export const NotOffered: Story = { args: { client: without('password', 'active') } };

export const NoClient: Story = { args: { client: none } };

/** Passwords are changed on a page of the service: one button leads there. */
export const Elsewhere: Story = {
  args: { client: sendsAway({ elsewhere: ['password'] }) },
  play: ({ canvasElement }) => see(canvasElement, 'button'),
};

const leave: Play = ({ canvasElement }) => submit(canvasElement);

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ elsewhere: ['password'], mode: 'redirect' }) },
  play: async (context) => {
    await leave(context);
    await see(context.canvasElement, 'button[aria-busy="true"]');
  },
};

export const ElsewhereChanged: Story = {
  args: { client: sendsAway({ elsewhere: ['password'] }) },
  play: async (context) => {
    await leave(context);
    await seeDone(context);
  },
};

export const ElsewhereGivenUp: Story = {
  args: { client: cameBack('password', 'cancelled') },
  play: ({ canvasElement }) => see(canvasElement, '[role="status"].ems-muted'),
};

export const ElsewhereFailed: Story = {
  args: { client: cameBack('password', 'failed') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Back without an answer, by the browser's own button. */
export const ElsewhereUnknown: Story = {
  args: { client: cameBack('password', 'unknown') },
  play: ({ canvasElement }) => see(canvasElement, '[role="status"].ems-muted'),
};

/** The service has ended the session with the change. */
export const ElsewhereSignedOut: Story = {
  args: { client: cameBack('password', 'success', { scenario: 'fresh' }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-success'),
};

const proof = (next: MemoryVisit) =>
  sendsAway({
    elsewhere: ['reauthentication'],
    scenario: 'stale',
    mode: 'redirect',
    next,
    service: { requiresCurrentPassword: false },
  });

const leaveForProof: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[name="endOtherSessions"]');
  await paste(canvasElement, { password: typed.password });
  await submit(canvasElement);
  await see(canvasElement, 'dialog[open]');
  await click(canvasElement, 'dialog button[type="submit"]');
  await comeBackTo(canvasElement, 'ems-change-password');
};

/** The password is in no storage: it is asked for again, and everything else is as it was. */
export const ProofElsewhereGiven: Story = {
  args: { client: proof('complete') },
  play: async (context) => {
    await leaveForProof(context);
    await see(context.canvasElement, '.ems-success');
  },
};

export const ProofElsewhereFailed: Story = {
  args: { client: proof('fail') },
  play: async (context) => {
    await leaveForProof(context);
    await seeAlert(context.canvasElement);
  },
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h3 slot="heading">Your password</h3>
      <p slot="introduction">Last changed two years ago.</p>
      <p slot="legal">We tell you by mail of every change.</p>
      <p slot="footer"><a href="#forgot-password">Forgot it?</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: sendAndSeeAlert,
  args: problem('offline').args!,
};

export const Narrow: Story = { decorators: [narrow], ...FieldErrors };

export const Dark: Story = { globals: { scheme: 'dark' }, ...FieldErrors };

export const CustomTheme: Story = { decorators: [themed] };
