import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsRegister } from '../../src/index.ts';
import { anHour, memory, memoryPerson, none, silent, without, type MakeClient } from '../support/clients.ts';
import { cameBack, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, showPassword, submit, type } from '../support/person.ts';

interface Args extends Partial<
  Pick<
    EmsRegister,
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'confirmPassword'
    | 'acceptedTerms'
    | 'signInHref'
    | 'continueHref'
    | 'messages'
  >
> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Sign up/Register',
  component: 'ems-register',
  args: { client: memory(), signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-register
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      .confirmPassword=${args.confirmPassword ?? false}
      first-name=${args.firstName ?? nothing}
      last-name=${args.lastName ?? nothing}
      email=${args.email ?? nothing}
      accepted-terms=${args.acceptedTerms ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      continue-href=${args.continueHref ?? nothing}
      >${children}</ems-register
    >
  `,
};

export default meta;

const { firstName, lastName, email, password } = memoryPerson;
const ada = { firstName, lastName, email, password };

/** Fills the form, sends it, and waits for the alert. */
const sendAndSeeAlert: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await paste(canvasElement, ada);
  await submit(canvasElement);
  await seeAlert(canvasElement);
};

const registered: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await paste(canvasElement, ada);
  await submit(canvasElement);
  await see(canvasElement, 'ems-verify-email');
};

const problem = (code: 'offline' | 'timed_out' | 'unreachable' | 'service_unavailable'): Story => ({
  args: { client: memory({ problems: { 'registration.register': { code } } }) },
  play: sendAndSeeAlert,
});

export const Empty: Story = {};

/** `first-name`, `last-name` and `email`: what the page knows already. */
export const Prefilled: Story = { args: { firstName, lastName, email } };

export const Filled: Story = {
  play: ({ canvasElement }) => paste(canvasElement, ada),
};

/** Sent with nothing in it: every field says what is wrong, and the first one has the focus. */
export const FieldErrors: Story = {
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const FieldErrorsOfContent: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...ada, email: 'ada@example', password: 'correct' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

/** While it is typed, the hint says what is missing; nothing is an error yet. */
export const PasswordTooShort: Story = {
  play: ({ canvasElement }) => type(canvasElement, { password: 'correct' }),
};

export const PasswordMet: Story = {
  play: ({ canvasElement }) => type(canvasElement, { password: 'correct horse' }),
};

/** A moment after typing: what makes it easy to guess. A hint, since the service decides. */
export const PasswordGuessed: Story = {
  play: async ({ canvasElement }) => {
    await type(canvasElement, { password: 'qwertyuiop2026' });
    await see(canvasElement, '[id$="-password-hint"] > p[role="status"]:not(:empty)');
  },
};

/** What the service answers to it. Everything typed stays. */
export const PasswordRefused: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...ada, password: 'Lovelace2026!' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const PasswordShown: Story = {
  play: async ({ canvasElement }) => {
    await paste(canvasElement, ada);
    await showPassword(canvasElement);
    await see(canvasElement, 'input[name="password"][type="text"]');
  },
};

/** `confirm-password`: for sites whose rules demand it. */
export const ConfirmPassword: Story = { args: { confirmPassword: true } };

export const ConfirmPasswordMismatch: Story = {
  args: { confirmPassword: true },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...ada, passwordConfirmation: 'correct horse battery stable' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'passwordConfirmation');
  },
};

/** What a service demands of a password is the client's to say: here 15 characters. */
export const StricterPolicy: Story = {
  args: { client: memory({}, { policy: { password: { minLength: 15, maxLength: 64 } } }) },
  play: ({ canvasElement }) => type(canvasElement, { password: 'correct horse' }),
};

/** The answer takes its time. What was typed can be read but not changed meanwhile. */
export const Busy: Story = {
  args: { client: silent('registration.register') },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, ada);
    await submit(canvasElement);
    await see(canvasElement, 'form[aria-busy="true"]');
  },
};

/** Too many attempts: the button counts down, and everything typed is still there. */
export const RateLimited: Story = {
  args: { client: memory({ problems: { 'registration.register': { code: 'rate_limited', retryAfter: anHour } } }) },
  play: sendAndSeeAlert,
};

export const Offline: Story = problem('offline');

export const TimedOut: Story = problem('timed_out');

export const Unreachable: Story = problem('unreachable');

export const ServiceUnavailable: Story = problem('service_unavailable');

/** The client gave a reference, by which support finds the failure. */
export const UnexpectedAnswer: Story = {
  args: {
    client: memory({
      problems: { 'registration.register': { code: 'unexpected_answer', reference: '7f3a-91c2-0b44' } },
    }),
  },
  play: sendAndSeeAlert,
};

/** The service refuses what the form let pass. */
export const FieldProblem: Story = {
  args: {
    client: memory({ problems: { 'registration.register': { code: 'password_compromised', field: 'password' } } }),
  },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, ada);
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const SeveralFieldProblems: Story = {
  args: {
    client: memory({
      problems: {
        'registration.register': {
          code: 'email_invalid',
          field: 'email',
          fields: [
            { field: 'lastName', code: 'name_invalid' },
            { field: 'password', code: 'password_contains_context' },
          ],
        },
      },
    }),
  },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, ada);
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'lastName');
  },
};

/** The terms that were accepted before (`accepted-terms`) are no longer those in force. */
export const TermsOutdated: Story = { args: { acceptedTerms: '2025-07' }, play: sendAndSeeAlert };

/** The client has no registration. */
export const NotOffered: Story = { args: { client: without('registration') }, play: sendAndSeeAlert };

/** No client by property, by a provider or as the default. */
export const NoClient: Story = { args: { client: none }, play: sendAndSeeAlert };

/** The registration was taken. The next mail can be sent when the cool-down is over. */
export const WaitingScreen: Story = {
  args: { client: memory({}, { resendCooldown: anHour }) },
  play: registered,
};

/** "Change it" on the waiting screen brings the form back with everything in it. */
export const BackToChangeTheAddress: Story = {
  play: async (context) => {
    await registered(context);
    await click(context.canvasElement, 'ems-verify-email button.ems-link');
    await see(context.canvasElement, 'input[name="email"]');
  },
};

/** A live session is noticed. */
export const AlreadySignedIn: Story = {
  args: { client: memory({ scenario: 'active' }), continueHref: '#continue' },
  play: ({ canvasElement }) => see(canvasElement, 'bdi'),
};

export const SignOutFailed: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'session.signOut': { code: 'offline' } } }) },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'bdi');
    await click(canvasElement, 'button.ems-secondary');
    await seeAlert(canvasElement);
  },
};

const extraFields = html`
  <style>
    .story-extra {
      display: grid;
      gap: 0.375rem;
    }
    .story-extra :is(input, select) {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid light-dark(#818a95, #79828e);
      border-radius: 8px;
      background: light-dark(#ffffff, #101215);
      color: inherit;
      font: inherit;
    }
    .story-extra label {
      font-weight: 550;
    }
    .story-consent {
      display: flex;
      gap: 0.75rem;
    }
    .story-consent input {
      flex: none;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      margin: 0;
    }
  </style>
  <div slot="extra-fields" class="story-extra">
    <label for="story-company">Company</label>
    <input id="story-company" name="company" autocomplete="organization" required />
  </div>
  <div slot="extra-fields" class="story-extra">
    <label for="story-country">Country</label>
    <select id="story-country" name="country" autocomplete="country" required>
      <option value="">Please choose</option>
      <option value="AT">Austria</option>
      <option value="DE">Germany</option>
    </select>
  </div>
  <label slot="consent" class="story-consent">
    <input type="checkbox" name="newsletter" value="yes" required />
    <span>I agree to be told about new features by email</span>
  </label>
`;

/** Fields of the page's own, in the page's own style. What they hold is sent along by their names. */
export const ExtraFieldsAndConsent: Story = { args: { children: extraFields } };

export const ExtraFieldsAndConsentWithErrors: Story = {
  args: { children: extraFields },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, ada);
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'company');
  },
};

/** `setFieldError()`: the page has a rule of its own. */
export const ErrorOfThePage: Story = {
  args: { children: extraFields },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...ada, company: 'Analytical Engines' });
    canvasElement.querySelector('ems-register')?.setFieldError('company', 'We know no company of this name.');
    await seeFieldError(canvasElement, 'company');
  },
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">Try Engines for 30 days</h1>
      <p slot="introduction">No payment needed. Your trial ends by itself.</p>
      <p slot="legal">By going on you accept our <a href="#terms">terms</a>.</p>
      <p slot="footer">Questions? <a href="#help">We are there for you.</a></p>
    `,
  },
};

/** `messages`: words replaced one by one. */
export const CustomMessages: Story = {
  args: { messages: { heading: 'Join the team', submit: 'Create my account', haveAccount: 'Been here before?' } },
};

const longAddress =
  'rechtsschutzversicherungsgesellschaften@donaudampfschifffahrtselektrizitaeten.hauptbetriebswerk.example.org';

/** Nothing breaks out of the card. */
export const LongWords: Story = {
  args: {
    email: longAddress,
    messages: {
      heading: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
      submit: 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
    },
  },
  play: ({ canvasElement }) =>
    paste(canvasElement, {
      firstName: 'Wolfeschlegelsteinhausenbergerdorff',
      lastName: 'Wolfeschlegelsteinhausenbergerdorff',
      password,
    }),
};

export const LongAddressWaiting: Story = {
  args: { email: longAddress },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { firstName, lastName, password });
    await submit(canvasElement);
    await see(canvasElement, 'ems-verify-email');
  },
};

export const German: Story = { globals: { language: 'de' } };

export const GermanErrors: Story = {
  globals: { language: 'de' },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { email: 'ada@example', password: 'kurz' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

export const GermanProblem: Story = {
  globals: { language: 'de' },
  args: {
    client: memory({
      problems: { 'registration.register': { code: 'unexpected_answer', reference: '7f3a-91c2-0b44' } },
    }),
  },
  play: sendAndSeeAlert,
};

const hebrew = { heading: 'יצירת חשבון', submit: 'לשלב הבא', haveAccount: 'כבר יש לך חשבון?' };

/** The address stays left to right, at the right edge. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: { messages: hebrew },
  play: ({ canvasElement }) => paste(canvasElement, { ...ada, firstName: 'עדה', lastName: 'לאבלייס' }),
};

export const RightToLeftErrors: Story = {
  globals: { direction: 'rtl' },
  args: { messages: hebrew },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { firstName: 'أميرة', email: 'amira@example' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

/** A column of 280 px. */
export const Narrow: Story = {
  decorators: [narrow],
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

export const Dark: Story = { globals: { scheme: 'dark' }, play: ({ canvasElement }) => paste(canvasElement, ada) };

export const DarkErrors: Story = {
  globals: { scheme: 'dark' },
  args: { client: memory({ problems: { 'registration.register': { code: 'service_unavailable' } } }) },
  play: sendAndSeeAlert,
};

/** A site's own look, by tokens only. */
export const CustomTheme: Story = {
  decorators: [themed],
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { ...ada, email: 'ada@example' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'email');
  },
};

/** People register on a page of the service: one button leads there. */
const there = { elsewhere: ['session', 'registration'], scenario: 'fresh' } as const;

const leave: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await see(canvasElement, 'form p');
  await submit(canvasElement);
};

const seeStatus: NonNullable<Story['play']> = ({ canvasElement }) => see(canvasElement, '[role="status"].ems-muted');

export const Elsewhere: Story = {
  args: { client: sendsAway(there) },
  play: ({ canvasElement }) => see(canvasElement, 'form p'),
};

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ ...there, mode: 'redirect' }) },
  play: async (context) => {
    await leave(context);
    await see(context.canvasElement, 'button[aria-busy="true"]');
  },
};

/** Registered there, and signed in. */
export const ElsewhereRegistered: Story = {
  args: { client: sendsAway(there) },
  play: async (context) => {
    await leave(context);
    await see(context.canvasElement, 'bdi');
  },
};

export const ElsewhereGivenUp: Story = {
  args: { client: cameBack('registration', 'cancelled', there) },
  play: seeStatus,
};

export const ElsewhereFailed: Story = {
  args: { client: cameBack('registration', 'failed', there) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Back without an answer, by the browser's own button. */
export const ElsewhereUnknown: Story = {
  args: { client: cameBack('registration', 'unknown', there) },
  play: seeStatus,
};
