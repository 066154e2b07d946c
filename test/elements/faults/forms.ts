import {
  memoryAuthenticator,
  memoryPendingEmail,
  memoryPerson,
  type MemoryScenario,
  type MemoryWorld,
} from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import type { EmsReauthenticate } from '../../../src/elements/reauthenticate/ems-reauthenticate.ts';
import { defineJourney } from '../../../src/journeys/index.ts';
import type { OperationName } from '../../../src/contract/routes.ts';
import { waitUntil } from '../../support/elements.ts';
import { findDeep } from './look.ts';

/** One thing that a person does with an element. */
export interface Form {
  /** Beside the element's tag, where it has several. */
  what?: string;
  scenario: MemoryScenario;
  /** In a browser that isn't signed in, whatever the scenario. */
  stranger?: boolean;
  /** Properties of the element. */
  set?: (world: MemoryWorld) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** What brings the form up. */
  open?: (element: EmsElement, world: MemoryWorld) => unknown;
  /** What is typed, by the names of the fields; those of `typed` when absent. */
  typed?: Record<string, string>;
  /** What is asked of the service. */
  sends: OperationName;
  /** What is pressed; the form's button when absent. */
  press?: string;
  /** Without the session it asks for the password instead. */
  asks?: boolean;
  /** What it shows, and what belongs to it, leaves the screen with the session. */
  secret?: boolean;
  /** Its button is off where nothing is left to be saved. */
  unchanged?: boolean;
  /** What the element says when its work is done, or what it shows where it says nothing. */
  done: keyof HTMLElementEventMap | { shows: string };
}

const newPassword = 'a new horse battery staple';

/** What a person types into a field of this name. */
export const typed: Record<string, string> = {
  firstName: 'Grace',
  lastName: 'Hopper',
  email: 'grace@example.org',
  password: newPassword,
  passwordConfirmation: newPassword,
  currentPassword: memoryPerson.password,
  deviceName: 'Tablet',
  confirmation: 'delete my account',
};

let journeys = 0;
const steps = ['register', 'verify', 'sign-in', 'terms', 'done'] as const;

const tokenTo = (world: MemoryWorld, email: string): string => world.inbox(email).find(({ token }) => token)!.token!;

const press = (element: EmsElement, selector: string): void => findDeep<HTMLElement>(element, selector)!.click();

const enterCode = async (element: EmsElement, world: MemoryWorld, secret: string): Promise<void> => {
  await waitUntil(() => element.querySelector('input[name="code"]'), 'the field for the code');
  const field = element.querySelector<HTMLInputElement>('input[name="code"]')!;
  field.focus();
  field.value = await world.totp(secret);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

/** What changes something at the service, and that no form asks for. */
export const withoutForm: Partial<Record<OperationName, string>> = {
  'verification.status': 'asked again and again by a screen that waits',
  'session.requestDeviceLink': 'a button beside a problem: test/elements/sign-in/device-link.test.ts',
  'openid.continue': 'asked by a page of the service, which has no port for it',
};

/**
 * Everything that people fill in or press, by the element that draws it. An element that isn't here fails a test, and so does a change
 * that can be asked of the service and that none of these sends.
 */
export const forms: Record<string, Form[]> = {
  'ems-register': [{ scenario: 'fresh', sends: 'registration.register', done: 'ems-registered' }],
  'ems-sign-in': [
    {
      what: 'password',
      scenario: 'active',
      stranger: true,
      typed: memoryPerson,
      sends: 'session.signIn',
      done: 'ems-signed-in',
    },
    {
      what: 'code',
      scenario: 'second-factor',
      async open(element, world) {
        for (const name of ['email', 'password'] as const)
          element.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value = memoryPerson[name];
        press(element, 'button[type="submit"]');
        await enterCode(element, world, memoryAuthenticator.secret);
      },
      sends: 'secondFactor.verify',
      asks: true,
      done: 'ems-signed-in',
    },
  ],
  'ems-verify-email': [
    {
      what: 'link',
      scenario: 'unverified',
      set: (world) => ({ token: tokenTo(world, memoryPerson.email) }),
      sends: 'verification.verify',
      done: 'ems-email-verified',
    },
    { what: 'mail again', scenario: 'fresh', sends: 'verification.resend', done: 'ems-verification-sent' },
  ],
  'ems-confirm-email': [
    {
      scenario: 'pending-email',
      set: (world) => ({ token: tokenTo(world, memoryPendingEmail) }),
      sends: 'email.confirm',
      asks: true,
      done: 'ems-email-changed',
    },
  ],
  'ems-forgot-password': [{ scenario: 'fresh', sends: 'passwordReset.request', done: 'ems-reset-requested' }],
  'ems-reset-password': [
    {
      scenario: 'active',
      stranger: true,
      async set(world) {
        const { createMemoryClient } = await import('../../../src/client/memory/index.ts');
        await createMemoryClient({ world }).passwordReset.request({ email: memoryPerson.email });
        return { token: tokenTo(world, memoryPerson.email) };
      },
      sends: 'passwordReset.confirm',
      done: 'ems-password-reset',
    },
  ],
  'ems-terms': [{ scenario: 'terms-due', sends: 'terms.accept', done: 'ems-terms-accepted' }],
  'ems-account-profile': [
    {
      what: 'names',
      scenario: 'active',
      typed: { firstName: 'Grace', lastName: 'Hopper' },
      sends: 'profile.update',
      unchanged: true,
      done: 'ems-profile-updated',
    },
    {
      what: 'address',
      scenario: 'active',
      typed: { email: 'grace@example.org' },
      sends: 'email.change',
      done: 'ems-email-change-requested',
    },
    {
      what: 'change given up',
      scenario: 'pending-email',
      typed: {},
      open: (element) => waitUntil(() => element.querySelector('.ems-banner'), 'the banner'),
      sends: 'email.cancel',
      press: '.ems-banner .ems-buttons button:last-child',
      done: 'ems-email-change-cancelled',
    },
    {
      what: 'mail again',
      scenario: 'pending-email',
      set(world) {
        // Long enough after the first mail.
        world.advance(61);
        return {};
      },
      typed: {},
      open: (element) => waitUntil(() => element.querySelector('.ems-banner'), 'the banner'),
      sends: 'email.resend',
      press: '.ems-banner button[type="submit"]',
      done: 'ems-verification-sent',
    },
  ],
  'ems-change-password': [{ scenario: 'active', sends: 'password.change', done: 'ems-password-changed' }],
  'ems-reauthenticate': [
    {
      scenario: 'stale',
      open: (element) => void (element as EmsReauthenticate).open(),
      sends: 'reauthentication.reauthenticate',
      done: 'ems-reauthenticated',
    },
  ],
  'ems-totp-setup': [
    { what: 'begin', scenario: 'active', sends: 'authenticators.enrol', secret: true, done: { shows: '.ems-key' } },
    {
      what: 'code',
      scenario: 'active',
      async open(element, world) {
        press(element, 'button[type="submit"]');
        await waitUntil(() => element.querySelector('.ems-key'), 'the key');
        await enterCode(element, world, element.querySelector('.ems-key')!.textContent.replaceAll(' ', ''));
      },
      sends: 'authenticators.activate',
      secret: true,
      done: 'ems-authenticator-added',
    },
  ],
  'ems-two-factor': [
    {
      what: 'rename',
      scenario: 'two-factor',
      open: (element) => press(element, '[data-for^="rename"]'),
      sends: 'authenticators.rename',
      press: '.ems-devices button[type="submit"]',
      done: 'ems-authenticator-renamed',
    },
    {
      what: 'remove',
      scenario: 'two-factor',
      open: (element) => press(element, '[data-for^="remove"]'),
      sends: 'authenticators.remove',
      press: '.ems-devices button[type="submit"]',
      done: 'ems-authenticator-removed',
    },
  ],
  'ems-recovery-codes': [
    {
      scenario: 'few-codes-left',
      // Of somebody who is signed in it is fetched ahead, and brings along what sends a form.
      open: () => import('../../../src/parts/in-place.ts'),
      sends: 'recoveryCodes.generate',
      done: 'ems-recovery-codes-generated',
    },
  ],
  'ems-sessions': [
    {
      what: 'one',
      scenario: 'several-sessions',
      sends: 'sessions.end',
      press: '.ems-sessions button[data-for]',
      done: 'ems-session-ended',
    },
    {
      what: 'all others',
      scenario: 'several-sessions',
      sends: 'sessions.endOthers',
      press: 'button[data-for="others"]',
      done: 'ems-other-sessions-ended',
    },
  ],
  'ems-delete-account': [{ scenario: 'active', sends: 'deletion.delete', done: 'ems-account-deleted' }],
  'ems-account-menu': [
    {
      scenario: 'active',
      open: (element) => press(element, '[aria-haspopup="menu"]'),
      sends: 'session.signOut',
      press: 'button[role="menuitem"]',
      done: 'ems-signed-out',
    },
  ],
  // The service that is played here hasn't got what they are about (docs/decisions/0045): their own tests have their faults.
  'ems-passkeys': [],
  'ems-linked-accounts': [],
  'ems-applications': [],
  // Its sections are other elements, which it shows one at a time.
  'ems-account': [],
  'ems-signup-flow': [
    {
      scenario: 'fresh',
      // What another cell kept in this tab is of another journey.
      set: () => ({ journey: defineJourney({ name: `faults-${++journeys}`, steps: [...steps] }) }),
      open: (element) => waitUntil(() => element.querySelector('input[name="firstName"]'), 'the form'),
      sends: 'registration.register',
      press: 'ems-register button[type="submit"]',
      done: 'ems-registered',
    },
  ],
};
