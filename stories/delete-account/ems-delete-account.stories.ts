import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsDeleteAccount } from '../../src/index.ts';
import {
  anHour,
  memory,
  memoryPerson,
  none,
  silent,
  storyWorld,
  without,
  type MakeClient,
} from '../support/clients.ts';
import { cameBack, saysItWas, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError } from '../support/person.ts';

interface Args extends Partial<Pick<EmsDeleteAccount, 'signInHref' | 'continueHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Delete account',
  component: 'ems-delete-account',
  args: { client: memory({ scenario: 'active' }), signInHref: '#sign-in', continueHref: '#home' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-delete-account
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      sign-in-href=${args.signInHref ?? nothing}
      continue-href=${args.continueHref ?? nothing}
      >${children}</ems-delete-account
    >
  `,
};

export default meta;

const confirmation = 'delete my account';
const armed = 'button.ems-danger:not([aria-disabled])';

const seeForm: Play = ({ canvasElement }) => see(canvasElement, '[name="confirmation"]');

const type: Play = ({ canvasElement }) => paste(canvasElement, { confirmation });

const send: Play = async (context) => {
  await type(context);
  await see(context.canvasElement, armed);
  await click(context.canvasElement, armed);
};

const sendAndSee =
  (selector: string): Play =>
  async (context) => {
    await send(context);
    await see(context.canvasElement, selector);
  };

const problem = (code: 'offline' | 'service_unavailable' | 'forbidden'): Story => ({
  args: { client: memory({ scenario: 'active', problems: { 'deletion.delete': { code } } }) },
  play: sendAndSee('[role="alert"]'),
});

export const Empty: Story = { play: seeForm };

/** The account owns nothing that would be lost. */
export const NothingOwned: Story = {
  args: {
    client: () => {
      const world = storyWorld();
      world.addAccount(memoryPerson);
      return createMemoryClient({ world, scenario: 'active' });
    },
  },
  play: seeForm,
};

export const Loading: Story = { args: { client: silent('deletion.impact', 'active') } };

/** The phrase has been right for half a second. */
export const Armed: Story = {
  play: async (context) => {
    await type(context);
    await see(context.canvasElement, armed);
  },
};

export const OtherPhrase: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { confirmation: 'delete my acount' });
    await click(canvasElement, 'button.ems-danger');
    await seeFieldError(canvasElement, 'confirmation');
  },
};

export const Busy: Story = {
  args: { client: silent('deletion.delete', 'active') },
  play: sendAndSee('form[aria-busy="true"]'),
};

export const AsksForProof: Story = {
  args: { client: memory({ scenario: 'stale' }) },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  play: sendAndSee('dialog[open]'),
};

export const ProofGivenUp: Story = {
  args: { client: memory({ scenario: 'stale' }) },
  play: async (context) => {
    await sendAndSee('dialog[open]')(context);
    await click(context.canvasElement, 'dialog button.ems-secondary:not(.ems-reveal)');
    await see(context.canvasElement, '[role="status"].ems-muted');
  },
};

export const Deleted: Story = { play: sendAndSee('a.ems-button') };

export const Offline: Story = problem('offline');

export const ServiceUnavailable: Story = problem('service_unavailable');

export const Forbidden: Story = problem('forbidden');

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'deletion.delete': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: sendAndSee('[role="alert"]'),
};

/** Nothing is offered as long as it isn't known what would be lost. */
export const LoadingFailed: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'deletion.impact': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const SignedOut: Story = { args: { client: memory() }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const NotOffered: Story = {
  args: { client: without('deletion', 'active') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

const seeButton: Play = ({ canvasElement }) => see(canvasElement, 'button.ems-danger');

const leaveAndSee =
  (selector: string): Play =>
  async ({ canvasElement }) => {
    await click(canvasElement, 'button.ems-danger');
    await see(canvasElement, selector);
  };

/** Accounts are deleted on a page of the service: one button leads there, and that page asks. */
export const Elsewhere: Story = { args: { client: sendsAway({ elsewhere: ['deletion'] }) }, play: seeButton };

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ elsewhere: ['deletion'], mode: 'redirect' }) },
  play: leaveAndSee('button.ems-danger[aria-busy="true"]'),
};

/** The page of the service says so, and nobody is signed in any more. */
export const ElsewhereDeleted: Story = {
  args: { client: sendsAway({ elsewhere: ['deletion'] }) },
  play: leaveAndSee('a.ems-button'),
};

/** The page of the service says so, but the account is still there. */
export const ElsewhereStillThere: Story = {
  args: { client: () => saysItWas(sendsAway({ elsewhere: ['deletion'], next: 'cancel' })(), 'deletion', 'success') },
  play: leaveAndSee('[role="status"].ems-muted'),
};

export const ElsewhereGivenUp: Story = {
  args: { client: cameBack('deletion', 'cancelled') },
  play: ({ canvasElement }) => see(canvasElement, '[role="status"].ems-muted'),
};

export const ElsewhereFailed: Story = {
  args: { client: cameBack('deletion', 'failed') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Back without an answer, by the browser's own button. */
export const ElsewhereUnknown: Story = {
  args: { client: cameBack('deletion', 'unknown') },
  play: ({ canvasElement }) => see(canvasElement, '[role="status"].ems-muted'),
};

/** Back without an answer, and signed out: nobody knows whether it was confirmed. */
export const ElsewhereSignedOut: Story = {
  args: {
    client: () => {
      const client = sendsAway({ elsewhere: ['deletion'], next: 'return' })();
      client.network.latency = (operation) =>
        (operation as string) === 'deletion.start'
          ? client
              .openTab()
              .session.signOut()
              .then(() => undefined)
          : undefined;
      return client;
    },
  },
  play: leaveAndSee('a.ems-button'),
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  play: seeForm,
  args: {
    children: html`
      <h3 slot="heading">Leave us</h3>
      <p slot="introduction">We are sorry to see you go.</p>
      <p slot="legal">Invoices are kept for ten years, as the law demands.</p>
      <p slot="footer"><a href="#export">Export your data first</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' }, play: seeForm };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: seeForm };

export const Narrow: Story = { decorators: [narrow], ...OtherPhrase };

export const Dark: Story = { globals: { scheme: 'dark' }, ...Armed };

export const CustomTheme: Story = { decorators: [themed], ...Armed };
