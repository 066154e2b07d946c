import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsSignIn } from '../../src/index.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { anHour, memory, memoryPerson, none, silent, storyWorld, type MakeClient } from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import { elsewhere } from '../support/elsewhere.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, showPassword, submit } from '../support/person.ts';

interface Args extends Partial<
  Pick<EmsSignIn, 'email' | 'forgotPasswordHref' | 'registerHref' | 'continueHref' | 'messages'>
> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Sign in/Sign in',
  component: 'ems-sign-in',
  args: { client: memory(), forgotPasswordHref: '#forgot-password', registerHref: '#register' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-sign-in
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      email=${args.email ?? nothing}
      forgot-password-href=${args.forgotPasswordHref ?? nothing}
      register-href=${args.registerHref ?? nothing}
      continue-href=${args.continueHref ?? nothing}
      >${children}</ems-sign-in
    >
  `,
};

export default meta;

const { email, password } = memoryPerson;

const send: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await paste(canvasElement, { email, password });
  await submit(canvasElement);
};

const sendAndSeeAlert: NonNullable<Story['play']> = async (context) => {
  await send(context);
  await seeAlert(context.canvasElement);
};

const problem = (code: 'offline' | 'timed_out' | 'unreachable' | 'service_unavailable'): Story => ({
  args: { client: memory({ problems: { 'session.signIn': { code } } }) },
  play: sendAndSeeAlert,
});

/** Registered from another browser, and not verified yet. */
const unverified: MakeClient = () => {
  const world = storyWorld();
  createMemoryClient({ world, scenario: 'unverified' });
  return createMemoryClient({ world });
};

/** Has an account, and is signed in nowhere. */
const known: MakeClient = () => {
  const world = storyWorld();
  world.addAccount(memoryPerson);
  return createMemoryClient({ world });
};

export const Empty: Story = {};

export const WithoutLinks: Story = {
  render: ({ client }) => html`<ems-sign-in .client=${once(client)}></ems-sign-in>`,
};

export const Prefilled: Story = { args: { email } };

export const Filled: Story = { play: ({ canvasElement }) => paste(canvasElement, { email, password }) };

export const FieldErrors: Story = {
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const EmailInvalid: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { email: 'ada', password });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

export const PasswordShown: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { email, password });
    await showPassword(canvasElement);
    await see(canvasElement, 'input[name="password"][type="text"]');
  },
};

export const Busy: Story = {
  args: { client: silent('session.signIn') },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

/** Never says which of the two was wrong. */
export const WrongCredentials: Story = { play: sendAndSeeAlert };

export const RateLimited: Story = {
  args: { client: memory({ problems: { 'session.signIn': { code: 'rate_limited', retryAfter: anHour } } }) },
  play: sendAndSeeAlert,
};

/** After a hundred wrong guesses of strangers: a device that the account doesn't know needs a mailed link. */
export const DeviceUnconfirmed: Story = {
  args: { client: memory({ problems: { 'session.signIn': { code: 'device_unconfirmed' } } }) },
  play: sendAndSeeAlert,
};

export const DeviceLinkSent: Story = {
  ...DeviceUnconfirmed,
  play: async (context) => {
    await sendAndSeeAlert(context);
    await click(context.canvasElement, '[role="alert"] button');
    await see(context.canvasElement, '.ems-success');
  },
};

export const Offline: Story = problem('offline');

export const TimedOut: Story = problem('timed_out');

export const Unreachable: Story = problem('unreachable');

export const ServiceUnavailable: Story = problem('service_unavailable');

/** The client gave a reference, by which support finds the failure. */
export const UnexpectedAnswer: Story = {
  args: {
    client: memory({ problems: { 'session.signIn': { code: 'unexpected_answer', reference: '7f3a-91c2-0b44' } } }),
  },
  play: sendAndSeeAlert,
};

/** The service refuses the shape of the address. */
export const FieldProblem: Story = {
  args: { client: memory({ problems: { 'session.signIn': { code: 'email_invalid', field: 'email' } } }) },
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'email');
  },
};

/** No client by property, by a provider or as the default. */
export const NoClient: Story = { args: { client: none }, play: sendAndSeeAlert };

/** The password was right, but the address isn't verified: the waiting screen takes over. */
export const UnverifiedLeadsToWaiting: Story = {
  args: { client: unverified },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'ems-verify-email');
  },
};

/** Signed in just now. A page goes on at `ems-signed-in`; this one stays. */
export const SignedIn: Story = {
  args: { client: known },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'bdi');
  },
};

export const AlreadySignedIn: Story = {
  args: { client: memory({ scenario: 'active' }), continueHref: '#continue' },
  play: ({ canvasElement }) => see(canvasElement, 'bdi'),
};

/** "Use another account" ends the session and brings the form back. */
export const AnotherAccount: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'bdi');
    await click(canvasElement, 'button.ems-secondary');
    await see(canvasElement, '[name="email"]');
  },
};

export const SignOutFailed: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'session.signOut': { code: 'service_unavailable' } } }) },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'bdi');
    await click(canvasElement, 'button.ems-secondary');
    await seeAlert(canvasElement);
  },
};

const secondStep: NonNullable<Story['play']> = async (context) => {
  await send(context);
  await see(context.canvasElement, '[name="code"]');
};

/** The account has a second factor. */
export const SecondFactorStep: Story = { args: { client: memory({ scenario: 'second-factor' }) }, play: secondStep };

export const SecondFactorStepWrongCode: Story = {
  args: { client: memory({ scenario: 'second-factor' }) },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '000 000' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const SecondFactorStepRecoveryCode: Story = {
  args: { client: memory({ scenario: 'second-factor' }) },
  play: async (context) => {
    await secondStep(context);
    await click(context.canvasElement, 'button.ems-link');
    await paste(context.canvasElement, { code: 'not a code' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const SecondFactorStepRateLimited: Story = {
  args: {
    client: memory({
      scenario: 'second-factor',
      problems: { 'secondFactor.verify': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '000 000' });
    await submit(context.canvasElement);
    await seeAlert(context.canvasElement);
  },
};

/** It was good once: the next one has to be waited for. */
export const SecondFactorStepCodeUsed: Story = {
  args: {
    client: memory({
      scenario: 'second-factor',
      problems: { 'secondFactor.verify': { code: 'code_already_used', field: 'code' } },
    }),
  },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '123 456' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const SecondFactorStepBusy: Story = {
  args: { client: silent('secondFactor.verify', 'second-factor') },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '123 456' });
    await submit(context.canvasElement);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

export const SecondFactorStepOffline: Story = {
  args: { client: memory({ scenario: 'second-factor', problems: { 'secondFactor.verify': { code: 'offline' } } }) },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '123 456' });
    await submit(context.canvasElement);
    await seeAlert(context.canvasElement);
  },
};

export const SecondFactorStepGerman: Story = { ...SecondFactorStepRecoveryCode, globals: { language: 'de' } };

export const SecondFactorStepRightToLeft: Story = { ...SecondFactorStepWrongCode, globals: { direction: 'rtl' } };

export const SecondFactorStepNarrow: Story = { ...SecondFactorStepWrongCode, decorators: [narrow] };

export const SecondFactorStepDark: Story = { ...SecondFactorStepWrongCode, globals: { scheme: 'dark' } };

/** It took too long: the first step again, with everything still there. */
export const SecondFactorStepExpired: Story = {
  args: {
    client: memory({ scenario: 'second-factor', problems: { 'secondFactor.verify': { code: 'challenge_expired' } } }),
  },
  play: async (context) => {
    await secondStep(context);
    await paste(context.canvasElement, { code: '000 000' });
    await submit(context.canvasElement);
    await seeAlert(context.canvasElement);
  },
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">Welcome back</h1>
      <p slot="introduction">Sign in to manage your servers.</p>
      <p slot="legal">We set one cookie, for your session. <a href="#privacy">Privacy notice</a></p>
      <p slot="footer">Trouble signing in? <a href="#help">Get help</a></p>
    `,
  },
};

export const CustomMessages: Story = {
  args: {
    messages: {
      heading: 'Welcome back',
      submit: 'Let me in',
      forgotPassword: 'Lost your password?',
      noAccount: 'New here?',
      register: 'Join us',
    },
  },
};

export const German: Story = { globals: { language: 'de' } };

export const GermanProblem: Story = {
  globals: { language: 'de' },
  args: { client: memory({ problems: { 'session.signIn': { code: 'rate_limited', retryAfter: anHour } } }) },
  play: sendAndSeeAlert,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: {
    messages: {
      heading: 'כניסה',
      submit: 'כניסה',
      forgotPassword: 'שכחת את הסיסמה?',
      noAccount: 'אין לך חשבון?',
      register: 'יצירת חשבון',
    },
  },
  play: sendAndSeeAlert,
};

export const Narrow: Story = { decorators: [narrow], play: sendAndSeeAlert };

export const Dark: Story = { globals: { scheme: 'dark' }, play: sendAndSeeAlert };

export const CustomTheme: Story = {
  decorators: [themed],
  play: ({ canvasElement }) => paste(canvasElement, { email, password }),
};

/** People sign in on a page of the service. */
export const Elsewhere: Story = { args: { client: () => elsewhere(memory()()), registerHref: undefined } };

export const ElsewhereLeaving: Story = {
  args: { client: () => elsewhere(memory()(), () => new Promise(() => undefined)) },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'form p');
    await submit(canvasElement);
  },
};

/** What the page came back with did not belong to a sign-in that was begun in it. */
export const ElsewhereFailed: Story = {
  args: { client: () => elsewhere(memory()(), undefined, { code: 'challenge_expired' }) },
  play: async ({ canvasElement }) => seeAlert(canvasElement),
};
