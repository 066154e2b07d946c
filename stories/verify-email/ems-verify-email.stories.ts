import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { MemoryClient } from '../../src/client/memory/index.ts';
import type { EmsVerifyEmail, ProblemCode } from '../../src/index.ts';
import {
  anHour,
  memory,
  memoryPerson,
  none,
  otherBrowser,
  silent,
  without,
  type MakeClient,
} from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<
  Pick<
    EmsVerifyEmail,
    'email' | 'token' | 'retryAfter' | 'signInHref' | 'registerHref' | 'canChangeAddress' | 'messages'
  >
> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const { email } = memoryPerson;

/** Registered from this browser; the email is in the inbox. */
const waiting = memory({ scenario: 'unverified' });

const meta: Meta<Args> = {
  title: 'Sign up/Verify email',
  component: 'ems-verify-email',
  args: { client: waiting, signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-verify-email
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      .canChangeAddress=${args.canChangeAddress ?? false}
      email=${args.email ?? nothing}
      token=${args.token ?? nothing}
      retry-after=${args.retryAfter ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      register-href=${args.registerHref ?? nothing}
      >${children}</ems-verify-email
    >
  `,
};

export default meta;

const press: Play = ({ canvasElement }) => submit(canvasElement);

const pressAndSeeAlert: Play = async ({ canvasElement }) => {
  await submit(canvasElement);
  await seeAlert(canvasElement);
};

/** A link whose click the service answers with a problem. */
const link = (code: ProblemCode): Story => ({
  args: { token: 'from-the-mail', client: memory({ problems: { 'verification.verify': { code } } }) },
});

/** The same, where the problem has a screen of its own with a form for a new link. */
const deadLink = (code: ProblemCode): Story => ({
  ...link(code),
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '[name="email"]');
  },
});

export const Waiting: Story = { args: { email } };

/** `retry-after`: the email was sent just now. */
export const WaitingCoolDown: Story = { args: { email, retryAfter: anHour } };

/** `register-href`, or `can-change-address` and a listener: the way back for a wrong address. */
export const WaitingWithWayBack: Story = { args: { email, registerHref: '#register' } };

export const WaitingHelpOpen: Story = {
  args: { email, canChangeAddress: true },
  play: ({ canvasElement }) => click(canvasElement, 'summary'),
};

/** No address is given: the client's session knows it. */
export const WaitingAddressOfSession: Story = { play: ({ canvasElement }) => see(canvasElement, 'bdi') };

/** Nobody knows the address, such as in another browser. */
export const WaitingUnknownAddress: Story = { args: { client: memory() } };

export const WaitingUnknownAddressError: Story = {
  args: { client: memory() },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

export const SentAgain: Story = {
  args: { email },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-success');
  },
};

export const SentAgainCoolDown: Story = {
  args: { email, client: memory({}, { resendCooldown: anHour }) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-success');
  },
};

export const Sending: Story = {
  args: { email, client: silent('verification.resend') },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'form[aria-busy="true"]');
  },
};

export const SendRateLimited: Story = {
  args: {
    email,
    client: memory({ problems: { 'verification.resend': { code: 'rate_limited', retryAfter: anHour } } }),
  },
  play: pressAndSeeAlert,
};

export const MailNotSent: Story = {
  args: { email, client: memory({ problems: { 'verification.resend': { code: 'mail_not_sent' } } }) },
  play: pressAndSeeAlert,
};

export const SendOffline: Story = {
  args: { email, client: memory({ problems: { 'verification.resend': { code: 'offline' } } }) },
  play: pressAndSeeAlert,
};

/** With a token, one click of a person spends it: mail scanners open links too. */
export const Click: Story = { args: { token: 'from-the-mail' } };

export const ClickBusy: Story = {
  args: { token: 'from-the-mail', client: silent('verification.verify') },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'form[aria-busy="true"]');
  },
};

export const ClickOffline: Story = { ...link('offline'), play: pressAndSeeAlert };

export const ClickTimedOut: Story = { ...link('timed_out'), play: pressAndSeeAlert };

export const ClickServiceUnavailable: Story = { ...link('service_unavailable'), play: pressAndSeeAlert };

export const ClickUnexpectedAnswer: Story = {
  args: {
    token: 'from-the-mail',
    client: memory({ problems: { 'verification.verify': { code: 'unexpected_answer', reference: '7f3a-91c2-0b44' } } }),
  },
  play: pressAndSeeAlert,
};

export const ClickRateLimited: Story = {
  args: {
    token: 'from-the-mail',
    client: memory({ problems: { 'verification.verify': { code: 'rate_limited', retryAfter: anHour } } }),
  },
  play: pressAndSeeAlert,
};

const element = (root: HTMLElement): EmsVerifyEmail => root.querySelector('ems-verify-email')!;

/** The memory client's inbox stands for the person's. */
const tokenOfMail = (root: HTMLElement): string =>
  (element(root).client as MemoryClient).world.inbox(email).at(-1)!.token!;

export const Verified: Story = {
  play: async ({ canvasElement }) => {
    element(canvasElement).token = tokenOfMail(canvasElement);
    await element(canvasElement).updateComplete;
    await submit(canvasElement);
    await see(canvasElement, 'p[role="status"]');
  },
};

/** Opened in another tab or on another device: the waiting screen goes on by itself. */
export const VerifiedElsewhere: Story = {
  args: { email },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'bdi');
    const otherTab = (element(canvasElement).client as MemoryClient).openTab();
    await otherTab.verification.verify({ token: tokenOfMail(canvasElement) });
    await see(canvasElement, 'a.ems-button');
  },
};

/** The click in another browser than the one that registered: the link proves the mailbox only. */
const elsewhere = otherBrowser('unverified');

const proceedElsewhere: Play = async ({ canvasElement }) => {
  element(canvasElement).token = tokenOfMail(canvasElement);
  await element(canvasElement).updateComplete;
  await submit(canvasElement);
  await see(canvasElement, '[name="password"]');
};

export const PasswordAsked: Story = { args: { client: elsewhere }, play: proceedElsewhere };

export const PasswordMissing: Story = {
  args: { client: elsewhere },
  play: async (context) => {
    await proceedElsewhere(context);
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'password');
  },
};

export const PasswordWrong: Story = {
  args: { client: elsewhere },
  play: async (context) => {
    await proceedElsewhere(context);
    await paste(context.canvasElement, { password: 'something else' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'password');
  },
};

const chooseNew: Play = async (context) => {
  await proceedElsewhere(context);
  await click(context.canvasElement, 'button.ems-link');
  await see(context.canvasElement, '[autocomplete="new-password"]');
};

/** Whoever doesn't know it, or never chose it, takes the address with a new one. */
export const NewPassword: Story = { args: { client: elsewhere }, play: chooseNew };

export const NewPasswordTooShort: Story = {
  args: { client: elsewhere },
  play: async (context) => {
    await chooseNew(context);
    await paste(context.canvasElement, { password: 'short' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'password');
  },
};

export const PasswordAskedGerman: Story = {
  ...PasswordAsked,
  args: { client: elsewhere },
  globals: { language: 'de' },
};

export const NewPasswordGerman: Story = { ...NewPassword, args: { client: elsewhere }, globals: { language: 'de' } };

export const NewPasswordNarrow: Story = { ...NewPassword, args: { client: elsewhere }, decorators: [narrow] };

export const PasswordAskedRightToLeft: Story = {
  ...PasswordAsked,
  args: { client: elsewhere },
  globals: { direction: 'rtl' },
};

export const PasswordAskedDark: Story = { ...PasswordAsked, args: { client: elsewhere }, globals: { scheme: 'dark' } };

export const AlreadyVerified: Story = {
  ...link('already_verified'),
  play: async (context) => {
    await press(context);
    await see(context.canvasElement, 'p[role="status"]');
  },
};

export const Used: Story = deadLink('token_used');

export const Expired: Story = deadLink('token_expired');

export const ExpiredAddressMissing: Story = {
  ...link('token_expired'),
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '[name="email"]');
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

/** A new link was asked for: back on the waiting screen. */
export const ExpiredNewLinkSent: Story = {
  ...link('token_expired'),
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await paste(canvasElement, { email });
    await submit(canvasElement);
    await see(canvasElement, '.ems-success');
  },
};

export const Invalid: Story = deadLink('token_invalid');

/** The client has no verification. */
export const NotOffered: Story = { args: { email, client: without('verification') }, play: pressAndSeeAlert };

/** No client by property, by a provider or as the default. */
export const NoClient: Story = { args: { email, client: none }, play: pressAndSeeAlert };

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    email,
    children: html`
      <h1 slot="heading">Nearly there</h1>
      <p slot="introduction">Step 2 of 3</p>
      <p slot="legal">We use your address for your account only.</p>
      <p slot="footer">Still no mail? <a href="#help">Get help</a></p>
    `,
  },
};

export const CustomMessages: Story = {
  args: {
    email,
    messages: {
      waitingHeading: 'One mail to go',
      sentTo: 'It is on its way to',
      resend: 'Send another one',
      help: ['Look in "Promotions" too.'],
    },
  },
  play: ({ canvasElement }) => click(canvasElement, 'summary'),
};

export const LongAddress: Story = {
  args: {
    email:
      'rechtsschutzversicherungsgesellschaften@donaudampfschifffahrtselektrizitaeten.hauptbetriebswerk.example.org',
    canChangeAddress: true,
  },
};

export const German: Story = {
  globals: { language: 'de' },
  args: { email, canChangeAddress: true, retryAfter: anHour },
  play: ({ canvasElement }) => click(canvasElement, 'summary'),
};

export const GermanInvalid: Story = { ...deadLink('token_invalid'), globals: { language: 'de' } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: {
    email,
    canChangeAddress: true,
    messages: {
      waitingHeading: 'יש לבדוק את תיבת הדואר',
      sentTo: 'שלחנו הודעה אל',
      openLink: 'יש לפתוח את הקישור שבה.',
    },
  },
  play: ({ canvasElement }) => click(canvasElement, 'summary'),
};

export const Narrow: Story = {
  decorators: [narrow],
  args: { email, canChangeAddress: true, retryAfter: anHour },
  play: ({ canvasElement }) => click(canvasElement, 'summary'),
};

export const NarrowInvalid: Story = { ...deadLink('token_invalid'), decorators: [narrow] };

export const Dark: Story = { globals: { scheme: 'dark' }, args: { email, canChangeAddress: true } };

export const CustomTheme: Story = { decorators: [themed], args: { email, canChangeAddress: true } };
