/** What the tests of a proof on a page of the service share. */
import '../../../src/define/ems-account-profile.ts';
import '../../../src/define/ems-change-password.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryScenario,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
import type { EmsChangePassword } from '../../../src/elements/change-password/ems-change-password.ts';
import { button, fixture, html, settled, waitUntil } from '../../support/elements.ts';

export const chosen = 'a whole new sentence';

export const open = (mode: 'popup' | 'redirect', scenario: MemoryScenario = 'stale') =>
  createMemoryClient({
    elsewhere: ['reauthentication'],
    scenario,
    mode,
    // In the form the present password would be the proof.
    world: createMemoryWorld({ requiresCurrentPassword: false }),
  });

export const drawPassword = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsChangePassword>(html`<ems-change-password .client=${client}></ems-change-password>`);
  await settled(element);
  return element;
};

export const drawProfile = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsAccountProfile>(html`<ems-account-profile .client=${client}></ems-account-profile>`);
  await waitUntil(() => element.querySelector('form'));
  return element;
};

export const dialogOf = (element: Element) => element.querySelector<HTMLDialogElement>('dialog[open]');

/** The button of the element's own form. */
export const submit = (element: EmsElement) =>
  element.querySelector<HTMLButtonElement>('.ems-light[slot="actions"] button[type="submit"]')!;

/** Presses the dialog's one button. */
export const confirm = async (element: EmsElement) => {
  await waitUntil(() => dialogOf(element), 'the dialog opens by itself');
  button(dialogOf(element)!, 'Confirm it’s you').click();
};

export const press = async (element: EmsElement) => {
  submit(element).click();
  await confirm(element);
};

export const countCalls = (client: RedirectingMemoryClient, operation: string) => {
  let calls = 0;
  client.network.latency = (asked) => void (asked === operation && calls++);
  return () => calls;
};

const labelOf = (element: EmsElement) => submit(element)?.textContent.trim();
export const proved = (element: EmsElement) =>
  `Thanks for confirming it’s you. Press “${labelOf(element)}” again to continue.`;
export const provedSecrets = (element: EmsElement) =>
  `Thanks for confirming it’s you. Fill in what’s missing and press “${labelOf(element)}” again.`;

/** The session of this browser, in whatever window, becomes another person's. */
export const signInAs = async (client: RedirectingMemoryClient, email: string) => {
  const { session } = client;
  if (session.kind !== 'inline') throw new Error('redirect');
  const outcome = await session.signIn({ email, password: memoryPerson.password });
  if (!outcome.ok) throw new Error(outcome.problem.code);
};

const { sessionStorage: real } = window;
const setStorage = (get: () => Storage) => Object.defineProperty(window, 'sessionStorage', { configurable: true, get });

/** The browser keeps nothing for this page, as one does that blocks all storage. */
export const blockStorage = () =>
  setStorage(() => {
    throw new DOMException('blocked', 'SecurityError');
  });

export const unblockStorage = () => setStorage(() => real);
