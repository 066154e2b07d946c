import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { EmsSignupFlow } from '../../src/index.ts';
import { createMemoryClient, memoryTerms, type MemoryClient } from '../../src/client/memory/index.ts';
import { storageKey } from '../../src/flow/names.ts';
import { defineJourney, readEntered, type Entered } from '../../src/journeys/index.ts';
import { memory, memoryPerson, silent, storyWorld, type MakeClient } from '../support/clients.ts';
import { sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsSignupFlow, 'journey' | 'returnTo' | 'continueHref' | 'messages'>> {
  client: MakeClient;
  /** What was entered before: a story begins at any step. */
  entered?: Partial<Entered>;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;

const nameOf = (journey: Args['journey']): string =>
  typeof journey === 'object' ? journey.name : (journey ?? 'manual');

const meta: Meta<Args> = {
  title: 'Sign up/Sign-up flow',
  component: 'ems-signup-flow',
  args: { client: memory(), journey: 'manual' },
  argTypes: {
    client: { control: false },
    entered: { table: { disable: true } },
    children: { table: { disable: true } },
  },
  render: ({ client, entered, children, ...args }) => html`
    <ems-signup-flow
      .client=${once(() => {
        // As a reload would find it; nothing of another story.
        sessionStorage.setItem(storageKey(nameOf(args.journey)), JSON.stringify(readEntered({ done: [], ...entered })));
        return client();
      })}
      .journey=${args.journey ?? 'manual'}
      .messages=${args.messages ?? {}}
      return-to=${args.returnTo ?? nothing}
      continue-href=${args.continueHref ?? nothing}
      history-mode="none"
      >${children}</ems-signup-flow
    >
  `,
};

export default meta;

const { firstName, lastName, email, password } = memoryPerson;

/** Waits until a step is shown. */
const at =
  (step: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const flow = canvasElement.querySelector<EmsSignupFlow>('ems-signup-flow')!;
    await waitFor(async () => {
      await expect(flow).toHaveAttribute('step', step);
    });
  };

const known: () => MemoryClient = () => {
  const world = storyWorld();
  world.addAccount({ ...memoryPerson, acceptedTerms: memoryTerms.version });
  return createMemoryClient({ world });
};

const accepted = { acceptedTerms: memoryTerms.version };
const names = { firstName, lastName, email };
const registered = { ...names, ...accepted, shown: 'verify' };
const verified = { ...registered, done: ['introduction', 'terms', 'email', 'register', 'verify'] };
const story = (
  journey: string,
  step: string,
  entered: Partial<Entered> = {},
  client: MakeClient = memory(),
): Story => ({
  args: { journey, entered, client },
  play: at(step),
});
const unverified = memory({ scenario: 'unverified' });
const termsDue = memory({ scenario: 'terms-due' });
const active = memory({ scenario: 'active' });

export const ManualRegister = story('manual', 'register');
export const ManualVerify = story('manual', 'verify', { ...registered, done: ['register'] }, unverified);
export const ManualSignIn = story('manual', 'sign-in', { ...verified, done: ['register', 'verify'] }, known);
export const ManualTerms: Story = {
  args: {
    journey: 'manual',
    entered: { ...verified, done: ['register', 'verify'], shown: 'sign-in' },
    client: termsDue,
  },
  play: at('terms'),
};
export const ManualDone: Story = {
  args: {
    journey: 'manual',
    entered: { ...verified, done: ['register', 'verify', 'terms'], shown: 'sign-in' },
    client: active,
    continueHref: '#go-on',
  },
  play: at('done'),
};

export const ElementOneTerms = story('element-one', 'terms');
export const ElementOneRegister = story('element-one', 'register', { ...accepted, done: ['terms'] });
export const ElementOneVerify = story(
  'element-one',
  'verify',
  { ...registered, done: ['terms', 'register'] },
  unverified,
);
export const ElementOneSignIn = story(
  'element-one',
  'sign-in',
  { ...verified, done: ['terms', 'register', 'verify'] },
  known,
);
export const ElementOneDone: Story = {
  args: {
    journey: 'element-one',
    entered: { ...verified, done: ['terms', 'register', 'verify'], shown: 'sign-in' },
    client: active,
    children: html`<p slot="done">Element One is ready for you: invite your team, and choose where your data lives.</p>`,
    continueHref: '#set-up',
  },
  play: at('done'),
};

export const OnPremTrialIntroduction: Story = {
  args: {
    journey: 'on-prem-trial',
    children: html`<p slot="introduction">Run it in your own data centre: 30 days, all features, no card.</p>`,
  },
  play: at('introduction'),
};
export const OnPremTrialTerms = story('on-prem-trial', 'terms', { done: ['introduction'] });
export const OnPremTrialEmail = story('on-prem-trial', 'email', { ...accepted, done: ['introduction', 'terms'] });
export const OnPremTrialEmailInvalid: Story = {
  ...OnPremTrialEmail,
  play: async (context) => {
    await at('email')(context);
    await paste(context.canvasElement, { email: 'ada' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'email');
  },
};
export const OnPremTrialRegister = story('on-prem-trial', 'register', {
  ...accepted,
  email,
  done: ['introduction', 'terms', 'email'],
});
export const OnPremTrialVerify = story(
  'on-prem-trial',
  'verify',
  { ...registered, done: ['introduction', 'terms', 'email', 'register'] },
  unverified,
);
export const OnPremTrialSignIn = story('on-prem-trial', 'sign-in', verified, known);
export const OnPremTrialDone: Story = {
  args: {
    journey: 'on-prem-trial',
    entered: { ...verified, shown: 'sign-in' },
    client: active,
    children: html`<p slot="done">Your trial has begun. <a href="#download">Download for Linux (x86-64)</a></p>`,
  },
  play: at('done'),
};

export const ManagedHostIntroduction = story('managed-host', 'introduction');
export const ManagedHostTerms = story('managed-host', 'terms', { done: ['introduction'] });
export const ManagedHostRegister = story('managed-host', 'register', { ...accepted, done: ['introduction', 'terms'] });
export const ManagedHostVerify = story(
  'managed-host',
  'verify',
  { ...registered, done: ['introduction', 'terms', 'register'] },
  unverified,
);
export const ManagedHostSignIn = story(
  'managed-host',
  'sign-in',
  { ...verified, done: ['introduction', 'terms', 'register', 'verify'] },
  known,
);
export const ManagedHostDone: Story = {
  args: {
    journey: 'managed-host',
    entered: { ...verified, done: ['introduction', 'terms', 'register', 'verify'], shown: 'sign-in' },
    client: memory({ scenario: 'active', allowedReturnUrls: ['https://hosting.example.com/create'] }),
    returnTo: 'https://hosting.example.com/create?plan=team',
  },
  play: at('done'),
};

/** "Already have an account? Sign in", with a way back. */
export const SignInByChoice = story('on-prem-trial', 'sign-in', { done: ['introduction'], at: 'sign-in' });

/** Back at the terms to read them again: they aren't asked a second time. */
export const BackAtTheTerms = story('element-one', 'terms', { ...accepted, done: ['terms'], at: 'terms' });

/** Somebody is signed in when the page is opened. */
export const AlreadySignedIn: Story = {
  args: { journey: 'element-one', client: termsDue },
  play: ({ canvasElement }) => see(canvasElement, 'bdi'),
};

export const SignOutFailed: Story = {
  args: {
    journey: 'element-one',
    client: memory({ scenario: 'active', problems: { 'session.signOut': { code: 'service_unavailable' } } }),
  },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'bdi');
    await click(canvasElement, 'button.ems-secondary');
    await seeAlert(canvasElement);
  },
};

/** Only the terms are left: the progress says so. */
export const OnlyTermsLeft: Story = {
  args: { journey: 'managed-host', client: termsDue },
  play: async (context) => {
    await see(context.canvasElement, 'bdi');
    await click(context.canvasElement, '[data-ems-step] > button:not(.ems-secondary)');
    await at('terms')(context);
  },
};

/** The terms could not be fetched. */
export const TermsUnreachable: Story = {
  args: { journey: 'element-one', client: memory({ problems: { 'terms.current': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const RegistrationOffline: Story = {
  args: { journey: 'manual', client: memory({ problems: { 'registration.register': { code: 'offline' } } }) },
  play: async ({ canvasElement }) => {
    await paste(canvasElement, { firstName, lastName, email, password });
    await submit(canvasElement);
    await seeAlert(canvasElement);
  },
};

/** Who was signed in a moment ago is asked for again before anything is shown. */
export const AskingWhoThisIs: Story = {
  args: { journey: 'manual', entered: { ...verified, account: 'ada' }, client: silent('session.current') },
  play: ({ canvasElement }) => see(canvasElement, '[aria-busy="true"]'),
};

export const ServiceUnavailable: Story = {
  args: {
    journey: 'manual',
    entered: { ...verified, account: 'ada' },
    client: memory({ problems: { 'session.current': { code: 'service_unavailable' } } }),
  },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** A step of the integrator's own, with an element of their own, between the terms and the registration. */
class CompanyStep extends HTMLElement {
  connectedCallback(): void {
    if (this.firstChild) return;
    const form = document.createElement('form');
    const label = document.createElement('label');
    label.append(
      'Company ',
      Object.assign(document.createElement('input'), { name: 'company', autocomplete: 'organization', required: true }),
    );
    form.append(label, Object.assign(document.createElement('button'), { textContent: 'Continue' }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('ems-step-done', { bubbles: true }));
    });
    this.append(form);
  }
}

const partner = defineJourney({
  name: 'partner',
  steps: [
    'introduction',
    { id: 'company', element: 'story-company', label: 'Company' },
    'terms',
    'register',
    'verify',
    'sign-in',
    'done',
  ],
});

export const OwnJourney: Story = {
  args: {
    journey: partner,
    entered: { done: ['introduction'] },
    client: () => {
      if (!customElements.get('story-company')) customElements.define('story-company', CompanyStep);
      return memory()();
    },
  },
  play: at('company'),
};

export const Slots: Story = {
  args: {
    journey: 'on-prem-trial',
    children: html`
      <h1 slot="heading">Try it on your own servers</h1>
      <p slot="introduction">30 days, all features.</p>
      <p slot="legal">We keep your address for as long as you have an account. <a href="#privacy">Privacy notice</a></p>
      <p slot="footer">Questions? <a href="#help">Ask us</a></p>
    `,
  },
  play: at('introduction'),
};

export const German: Story = { ...OnPremTrialRegister, globals: { language: 'de' } };
export const GermanIntroduction: Story = { ...ManagedHostIntroduction, globals: { language: 'de' } };
export const RightToLeft: Story = { ...OnPremTrialEmail, globals: { direction: 'rtl' } };
export const Narrow: Story = { ...OnPremTrialRegister, decorators: [narrow] };
export const Dark: Story = { ...OnPremTrialVerify, globals: { scheme: 'dark' } };
export const CustomTheme: Story = { ...ElementOneTerms, decorators: [themed] };

/** People register and sign in on pages of the service: the steps that happen there are gone. */
const elsewhere = sendsAway({ elsewhere: ['session', 'registration'], scenario: 'fresh' });
export const ElsewhereRegister = story('element-one', 'register', {}, elsewhere);
export const ElsewhereSignIn = story('element-one', 'sign-in', { at: 'sign-in' }, elsewhere);
/** Back from there with an account, which owes the terms. */
export const ElsewhereTerms = story(
  'element-one',
  'terms',
  { shown: 'register' },
  sendsAway({ elsewhere: ['session', 'registration'], scenario: 'terms-due' }),
);
