/** A site's own tests in a simulated browser, by the steps of docs/testing.md. Runs on what was built. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { EmsRegister } from '../../src/elements.ts';
import type { RegistrationPort } from '../../src/client/ports/registration.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { eventually } from './eventually.ts';

/** By the names that consumers import: what they lead to was built, which the types of this file don't wait for. */
const load = (path = ''): Promise<Record<string, unknown>> =>
  import(`ems-elements${path}`) as Promise<Record<string, unknown>>;
const define = (name: string): Promise<unknown> => load(`/define/${name}.js`);

const enter = (element: Element, values: Record<string, string>): void => {
  for (const [name, value] of Object.entries(values)) {
    const field = element.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    assert.ok(field, name);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
};

const person = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
};

const draw = async <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, ready: string): Promise<HTMLElement> => {
  const element = document.createElement(tag);
  document.body.replaceChildren(element);
  await eventually(`${ready} in <${tag}>`, () => element.querySelector(ready) ?? undefined);
  return element;
};

export const testSite = (name: string): void => {
  describe(`a site's tests in ${name}`, () => {
    afterEach(() => document.body.replaceChildren());

    it('registers', async () => {
      await define('ems-register');
      const { setDefaultClient } = await load();
      (setDefaultClient as (client: object) => void)(createMemoryClient());
      const element = await draw('ems-register' as never, 'button[type="submit"]');
      const heard: unknown[] = [];
      element.addEventListener('ems-registered', (event) => heard.push((event as CustomEvent).detail));
      enter(element, person);
      element.querySelector('form')!.requestSubmit();
      await eventually('the registration', () => heard[0]);
      await eventually('the next screen', () => (element.textContent.includes(person.email) ? true : undefined));
    });

    it('shows what a form was refused for', async () => {
      const element = await draw('ems-register' as never, 'button[type="submit"]');
      element.querySelector('form')!.requestSubmit();
      await eventually('errors', () => element.querySelector('.ems-error') ?? undefined);
    });

    it('shows the account page, and another section by a press', async () => {
      await define('ems-account');
      const element = document.createElement('ems-account');
      element.client = createMemoryClient({ scenario: 'active' });
      document.body.replaceChildren(element);
      await eventually('the profile', () => element.querySelector('input[name="firstName"]') ?? undefined);
      const link = element.shadowRoot!.querySelector<HTMLElement>('nav a[href$="#sessions"]')!;
      link.click();
      await eventually('the sessions', () => element.querySelector('ems-sessions li') ?? undefined);
    });

    it('says on the console what a client of the site throws, and shows a way on', async () => {
      const said: unknown[] = [];
      const { error } = console;
      console.error = (...words: unknown[]) => said.push(...words);
      addEventListener('error', (event) => said.push(event.error));
      const defect = new Error('a defect of the client');
      const memory = createMemoryClient();
      const registration = {
        ...(memory.registration as RegistrationPort),
        register: () => Promise.reject(defect),
      };
      const element = await draw('ems-register' as never, 'button[type="submit"]');
      (element as unknown as EmsRegister).client = { ...memory, registration };
      enter(element, person);
      element.querySelector('form')!.requestSubmit();
      await eventually('a way on', () => element.querySelector('.ems-alert') ?? undefined);
      console.error = error;
      assert.ok(said.includes(defect), 'the defect is said');
    });
  });
};
