/** What the flow's tests share. */
import '../../src/define/ems-signup-flow.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  memoryTerms,
  type MemoryClient,
} from '../../src/client/memory/index.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import type { Journey } from '../../src/journeys/index.ts';
import { button, fixture, html, type, waitUntil } from '../support/elements.ts';

export const person = memoryPerson;

export const shows = (flow: EmsSignupFlow, step: string): Promise<void> =>
  waitUntil(() => flow.getAttribute('step') === step, `shows ${step}`);

export const draw = async (
  journey: string | Journey,
  client: MemoryClient = createMemoryClient(),
  more: Partial<EmsSignupFlow> = {},
): Promise<{ flow: EmsSignupFlow; client: MemoryClient }> => {
  const flow = await fixture<EmsSignupFlow>(
    html`<ems-signup-flow .journey=${journey} .client=${client}></ems-signup-flow>`,
  );
  Object.assign(flow, more);
  return { flow, client };
};

/** The same page once more, as a reload would draw it. */
export const redraw = async (old: EmsSignupFlow): Promise<EmsSignupFlow> => {
  const { journey, client } = old;
  old.remove();
  return (await draw(journey, client as MemoryClient)).flow;
};

/** A world in which the person has an account. */
export const worldWithAccount = (accepted: boolean) => {
  const world = createMemoryWorld();
  world.addAccount({ ...memoryPerson, acceptedTerms: accepted ? memoryTerms.version : undefined });
  return world;
};

export const acceptTerms = async (flow: EmsSignupFlow): Promise<void> => {
  await shows(flow, 'terms');
  await waitUntil(() => flow.querySelector('ems-terms input[name="accept"]'), 'the tick');
  flow.querySelector<HTMLInputElement>('ems-terms input[name="accept"]')!.click();
  button(flow, 'Accept and continue').click();
};

export const registration = (flow: EmsSignupFlow): HTMLElement => flow.querySelector<HTMLElement>('ems-register')!;

export const register = async (
  flow: EmsSignupFlow,
  values: Partial<typeof memoryPerson> = memoryPerson,
): Promise<void> => {
  await shows(flow, 'register');
  await waitUntil(() => registration(flow)?.querySelector('input[name="email"]'), 'the form');
  type(registration(flow), values);
  button(registration(flow), 'Next step').click();
};

export const linkFor = (client: MemoryClient): string => client.world.inbox(memoryPerson.email).at(-1)!.token!;

export const verifyElsewhere = async (client: MemoryClient): Promise<void> => {
  await createMemoryClient({ world: client.world }).verification.verify({
    token: linkFor(client),
    password: memoryPerson.password,
  });
  // The waiting screen asks by itself every three seconds; a test doesn't wait for that.
  await client.verification.status({ email: memoryPerson.email });
};

export const signIn = async (flow: EmsSignupFlow): Promise<void> => {
  await shows(flow, 'sign-in');
  await waitUntil(() => flow.querySelector('ems-sign-in input[name="password"]'), 'the form');
  const form = flow.querySelector('ems-sign-in')!;
  type(form, { email: memoryPerson.email, password: memoryPerson.password });
  button(form, 'Sign in').click();
};

/** A button in the flow's own frame. */
export const way = (flow: EmsSignupFlow, label: string): HTMLButtonElement | undefined =>
  [...flow.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === label);

export const progress = (flow: EmsSignupFlow): string[] =>
  [...flow.shadowRoot!.querySelectorAll('li')].map(
    (item) => `${item.textContent.trim().replace(/\s+/g, ' ')}${item.hasAttribute('aria-current') ? ' *' : ''}`,
  );

export const forget = (): void => {
  sessionStorage.clear();
  history.replaceState(null, '');
};
