import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { createMemoryClient, memoryTerms, type MemoryClient } from '../../src/client/memory/index.ts';
import type { EmsTerms } from '../../src/index.ts';
import { anHour, memory, none, silent, storyWorld, without, type MakeClient } from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsTerms, 'beforeRegistration' | 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

/** Signed in; has accepted nothing yet. */
const due = memory({ scenario: 'terms-due' });

const meta: Meta<Args> = {
  title: 'Sign up/Terms',
  component: 'ems-terms',
  args: { client: due, signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-terms
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      .beforeRegistration=${args.beforeRegistration ?? false}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-terms
    >
  `,
};

export default meta;

const accept: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[name="accept"]');
  await submit(canvasElement);
};

const acceptAndSeeAlert: Play = async (context) => {
  await accept(context);
  await seeAlert(context.canvasElement);
};

const seeAccepted: Play = ({ canvasElement }) => see(canvasElement, '.ems-success');

const problem = (code: 'offline' | 'timed_out' | 'service_unavailable'): Story => ({
  args: { client: memory({ scenario: 'terms-due', problems: { 'terms.accept': { code } } }) },
  play: acceptAndSeeAlert,
});

export const Loading: Story = { args: { client: silent('terms.current') } };

export const Due: Story = { play: ({ canvasElement }) => see(canvasElement, '[name="accept"]') };

export const Ticked: Story = { play: ({ canvasElement }) => click(canvasElement, '[name="accept"]') };

export const NotTicked: Story = {
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'accept');
  },
};

export const Busy: Story = {
  args: { client: silent('terms.accept', 'terms-due') },
  play: async (context) => {
    await accept(context);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

export const Accepted: Story = {
  play: async (context) => {
    await accept(context);
    await seeAccepted(context);
  },
};

/** The version in force was accepted earlier, and is not asked again. */
export const AcceptedEarlier: Story = { args: { client: memory({ scenario: 'active' }) }, play: seeAccepted };

const withNewVersion: MakeClient = () => {
  const world = storyWorld();
  const client = createMemoryClient({ world, scenario: 'active' });
  world.publishTerms('2026-07');
  return client;
};

/** An earlier version was accepted. */
export const ChangedSince: Story = {
  args: { client: withNewVersion },
  play: ({ canvasElement }) => see(canvasElement, '[name="accept"]'),
};

/** `before-registration`: no account exists yet, so the acceptance is told to the page. */
export const BeforeRegistration: Story = {
  args: { beforeRegistration: true, client: memory() },
  play: ({ canvasElement }) => see(canvasElement, '[name="accept"]'),
};

export const BeforeRegistrationAccepted: Story = {
  args: { beforeRegistration: true, client: memory() },
  play: async (context) => {
    await accept(context);
    await seeAccepted(context);
  },
};

/** A new version came into force while this one was read: it is shown, and has to be accepted anew. */
export const OutdatedWhileReading: Story = {
  play: async (context) => {
    const { canvasElement } = context;
    await see(canvasElement, '[name="accept"]');
    const { world } = canvasElement.querySelector('ems-terms')!.client as MemoryClient;
    world.publishTerms('2026-07', [
      ...memoryTerms.documents,
      { id: 'processing', title: 'Data processing agreement', href: '/processing' },
    ]);
    await acceptAndSeeAlert(context);
    await see(canvasElement, 'li:nth-child(3)');
  },
};

export const SessionEnded: Story = { args: { client: memory() }, play: acceptAndSeeAlert };

export const SessionEndedWithoutLink: Story = {
  render: ({ client }) => html`<ems-terms .client=${once(client)}></ems-terms>`,
  args: { client: memory({ problems: { 'terms.accept': { code: 'session_expired' } } }) },
  play: acceptAndSeeAlert,
};

export const LoadFailed: Story = {
  args: { client: memory({ problems: { 'terms.current': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const LoadedAtSecondTry: Story = {
  args: {
    client: memory({ scenario: 'terms-due', problems: { 'terms.current': { code: 'unreachable', once: true } } }),
  },
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'button.ems-secondary');
    await see(canvasElement, '[name="accept"]');
  },
};

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'terms-due',
      problems: { 'terms.accept': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: acceptAndSeeAlert,
};

export const Offline: Story = problem('offline');

export const TimedOut: Story = problem('timed_out');

export const ServiceUnavailable: Story = problem('service_unavailable');

/** The client gave a reference, by which support finds the failure. */
export const UnexpectedAnswer: Story = {
  args: {
    client: memory({
      scenario: 'terms-due',
      problems: { 'terms.accept': { code: 'unexpected_answer', reference: '7f3a-91c2-0b44' } },
    }),
  },
  play: acceptAndSeeAlert,
};

/** The client has no terms. */
export const NotOffered: Story = {
  args: { client: without('terms') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** No client by property, by a provider or as the default: it may still come. */
export const NoClient: Story = { args: { client: none } };

/** Documents in another language than the page say so, for screen readers and translators. */
export const ManyDocuments: Story = {
  args: {
    client: memory(
      { scenario: 'terms-due' },
      {
        terms: {
          version: '2026-01',
          documents: [
            {
              id: 'terms',
              title: 'Terms of service for hosted servers and everything that comes along with them',
              href: '/terms',
            },
            {
              id: 'privacy',
              title: 'Datenschutzgrundverordnungsinformationspflichtenmerkblatt',
              href: '/privacy',
              lang: 'de',
            },
            { id: 'processing', title: 'Accord de traitement des données', href: '/processing', lang: 'fr' },
            { id: 'fair-use', title: 'Fair use', href: '/fair-use' },
            { id: 'sla', title: 'Service level agreement', href: '/sla' },
          ],
        },
      },
    ),
  },
  play: ({ canvasElement }) => see(canvasElement, '[name="accept"]'),
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">Before you go on</h1>
      <p slot="introduction">New in this version: how long backups are kept.</p>
      <p slot="legal">You can read them again in your account at any time.</p>
      <p slot="footer">Not sure? <a href="#help">Ask us</a></p>
    `,
  },
};

export const CustomMessages: Story = {
  args: {
    messages: { heading: 'House rules', introduction: 'Two short documents.', accept: 'Fine with me', submit: 'Go on' },
  },
  play: ({ canvasElement }) => see(canvasElement, '[name="accept"]'),
};

export const German: Story = {
  globals: { language: 'de' },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'accept');
  },
};

export const GermanChangedSince: Story = { ...ChangedSince, globals: { language: 'de' } };

/** With the date as it is written in German. */
export const GermanAccepted: Story = { ...AcceptedEarlier, globals: { language: 'de' } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: {
    messages: {
      heading: 'תנאי שימוש',
      introduction: 'יש לקרוא את המסמכים ולאשר אותם.',
      accept: 'קראתי ואני מאשר את התנאים',
      submit: 'אישור והמשך',
    },
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'accept');
  },
};

export const Narrow: Story = { decorators: [narrow], play: NotTicked.play! };

export const Dark: Story = { globals: { scheme: 'dark' }, play: NotTicked.play! };

export const CustomTheme: Story = { decorators: [themed], play: NotTicked.play! };
