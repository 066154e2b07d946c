import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsForgotPassword } from '../../src/index.ts';
import { anHour, memory, memoryPerson, none, silent, without, type MakeClient } from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsForgotPassword, 'email' | 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Sign in/Forgot password',
  component: 'ems-forgot-password',
  args: { client: memory(), signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-forgot-password
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      email=${args.email ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-forgot-password
    >
  `,
};

export default meta;

const { email } = memoryPerson;

const send: Play = async ({ canvasElement }) => {
  await paste(canvasElement, { email });
  await submit(canvasElement);
};

const sendAndSee =
  (selector: string): Play =>
  async (context) => {
    await send(context);
    await see(context.canvasElement, selector);
  };

export const Empty: Story = {};

export const Prefilled: Story = { args: { email } };

export const FieldErrors: Story = {
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

export const Busy: Story = {
  args: { client: silent('passwordReset.request') },
  play: sendAndSee('form[aria-busy="true"]'),
};

/** The same for an address that has an account and one that has none. */
export const Sent: Story = { play: sendAndSee('bdi') };

export const SentCoolDown: Story = {
  args: { client: memory({}, { resendCooldown: anHour }) },
  play: sendAndSee('bdi'),
};

export const SentAgain: Story = {
  play: async (context) => {
    await sendAndSee('bdi')(context);
    await click(context.canvasElement, 'button.ems-secondary');
    await see(context.canvasElement, '.ems-success');
  },
};

export const NoMailYet: Story = {
  play: async (context) => {
    await sendAndSee('bdi')(context);
    await click(context.canvasElement, 'summary');
    await see(context.canvasElement, 'li');
  },
};

export const RateLimited: Story = {
  args: { client: memory({ problems: { 'passwordReset.request': { code: 'rate_limited', retryAfter: anHour } } }) },
  play: sendAndSee('[role="alert"]'),
};

export const MailNotSent: Story = {
  args: { client: memory({ problems: { 'passwordReset.request': { code: 'mail_not_sent' } } }) },
  play: sendAndSee('[role="alert"]'),
};

export const Offline: Story = {
  args: { client: memory({ problems: { 'passwordReset.request': { code: 'offline' } } }) },
  play: sendAndSee('[role="alert"]'),
};

/** Where people sign in on a page of the service, it replaces a forgotten password there. */
export const NotOffered: Story = {
  args: { client: without('passwordReset') },
  play: async (context) => {
    await send(context);
    await seeAlert(context.canvasElement);
  },
};

export const NoClient: Story = { args: { client: none }, play: sendAndSee('[role="alert"]') };

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">No worries</h1>
      <p slot="introduction">It happens to everybody.</p>
      <p slot="footer">No access to your mail? <a href="#help">Get help</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' }, play: sendAndSee('bdi') };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: sendAndSee('bdi') };

export const Narrow: Story = { decorators: [narrow], ...SentCoolDown };

export const Dark: Story = { globals: { scheme: 'dark' }, ...FieldErrors };

export const CustomTheme: Story = { decorators: [themed], ...SentCoolDown };
