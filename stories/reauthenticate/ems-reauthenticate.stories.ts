import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { EmsReauthenticate } from '../../src/index.ts';
import { anHour, memory, memoryPerson, none, silent, type MakeClient } from '../support/clients.ts';
import type { MemoryVisit } from '../../src/client/memory/index.ts';
import { sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError } from '../support/person.ts';

interface Args {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const openIt = (event: Event): void => {
  const { parentElement } = event.currentTarget as HTMLElement;
  void parentElement!.querySelector<EmsReauthenticate>('ems-reauthenticate')!.open();
};

/** The dialog, opened by the page. Elements with sensitive changes open it by themselves: see *Change password*. */
const meta: Meta<Args> = {
  title: 'Sign in/Reauthenticate',
  component: 'ems-reauthenticate',
  args: { client: memory({ scenario: 'active' }) },
  argTypes: { client: { control: false } },
  parameters: { docs: { story: { inline: false, height: '480px' } } },
  render: ({ client }) => html`
    <div>
      <button type="button" class="story-open" @click=${openIt}>Open the dialog</button>
      <ems-reauthenticate .client=${once(client)}></ems-reauthenticate>
    </div>
  `,
};

export default meta;

const open: Play = async ({ canvasElement }) => {
  await click(canvasElement, '.story-open');
  await see(canvasElement, 'dialog[open]');
};

const prove =
  (currentPassword: string): Play =>
  async (context) => {
    await open(context);
    await paste(context.canvasElement, { currentPassword });
    await click(context.canvasElement, 'dialog button[type="submit"]');
  };

const proveAndSeeAlert: Play = async (context) => {
  await prove(memoryPerson.password)(context);
  await seeAlert(context.canvasElement);
};

export const Password: Story = { play: open };

/** The account has an authenticator app, and this session has shown nothing lately. */
export const PasswordAndCode: Story = {
  args: { client: memory({ scenario: 'two-factor' }, { freshFor: 0 }) },
  play: open,
};

/** The password was shown lately. */
export const Code: Story = { args: { client: memory({ scenario: 'code-due' }) }, play: open };

export const RecoveryCode: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  play: async (context) => {
    await open(context);
    await click(context.canvasElement, 'dialog .ems-link');
    await see(context.canvasElement, '[name="code"][autocomplete="off"]');
  },
};

export const WrongRecoveryCode: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  play: async (context) => {
    await RecoveryCode.play!(context);
    await paste(context.canvasElement, { code: 'AAAA-AAAA-AAAA-AAAA' });
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const WrongPassword: Story = {
  play: async (context) => {
    await prove('not the password')(context);
    await seeFieldError(context.canvasElement, 'currentPassword');
  },
};

export const WrongCode: Story = {
  args: { client: memory({ scenario: 'code-due' }) },
  play: async (context) => {
    await Code.play!(context);
    await paste(context.canvasElement, { code: '000 000' });
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const Empty: Story = {
  play: async (context) => {
    await open(context);
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await seeFieldError(context.canvasElement, 'currentPassword');
  },
};

export const Busy: Story = {
  args: { client: silent('reauthentication.reauthenticate', 'active') },
  play: async (context) => {
    await prove(memoryPerson.password)(context);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'reauthentication.reauthenticate': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: proveAndSeeAlert,
};

export const Offline: Story = {
  args: {
    client: memory({ scenario: 'active', problems: { 'reauthentication.reauthenticate': { code: 'offline' } } }),
  },
  play: proveAndSeeAlert,
};

export const NoClient: Story = { args: { client: none }, play: proveAndSeeAlert };

const elsewhere = (mode: 'popup' | 'redirect', next?: MemoryVisit) =>
  sendsAway({ elsewhere: ['reauthentication'], mode, ...(next && { next }) });

const leaveAndSee =
  (selector: string): Play =>
  async (context) => {
    await open(context);
    await click(context.canvasElement, 'dialog button[type="submit"]');
    await see(context.canvasElement, `dialog ${selector}`);
  };

/** The person proves who they are on a page of the service. */
export const Elsewhere: Story = { args: { client: elsewhere('popup') }, play: open };

export const ElsewhereLeaving: Story = {
  args: { client: elsewhere('redirect') },
  play: leaveAndSee('form[aria-busy="true"]'),
};

/** In a window beside the page, which was closed or left by its way out. */
export const ElsewhereGivenUp: Story = {
  args: { client: elsewhere('popup', 'cancel') },
  play: leaveAndSee('[role="status"].ems-muted'),
};

export const ElsewhereFailed: Story = {
  args: { client: elsewhere('popup', 'fail') },
  play: leaveAndSee('[role="alert"]'),
};

export const German: Story = { ...PasswordAndCode, globals: { language: 'de' } };

export const RightToLeft: Story = { ...PasswordAndCode, globals: { direction: 'rtl' } };

export const Dark: Story = { ...WrongPassword, globals: { scheme: 'dark' } };

export const CustomTheme: Story = { ...PasswordAndCode, decorators: [themed] };

export const ElsewhereGerman: Story = { ...Elsewhere, globals: { language: 'de' }, decorators: [narrow] };

export const ElsewhereRightToLeft: Story = { ...ElsewhereFailed, globals: { direction: 'rtl' } };

export const ElsewhereDark: Story = { ...ElsewhereGivenUp, globals: { scheme: 'dark' } };
