import '../../src/define/ems-change-password.ts';
import '../../src/define/ems-register.ts';
import '../../src/define/ems-reset-password.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import de from '../../src/locales/de.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryClient,
} from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { button, errorOf, expect, fixture, html, input, settled, type, waitUntil } from '../support/elements.ts';

registerLocale(de);

const strong = 'seven green bottles on a wall';

const hintOf = (element: Element): Element | null => element.querySelector('[id$="-password-hint"] > p[role="status"]');
const hint = (element: Element): string => hintOf(element)?.textContent ?? '';
const says = (element: Element, words: string) => waitUntil(() => hint(element).includes(words), words);
const weigh = async (element: Element, password: string, words: string): Promise<void> => {
  type(element, { password });
  await says(element, words);
};

const withLink = async (): Promise<[MemoryClient, string]> => {
  const world = createMemoryWorld();
  const client = createMemoryClient({ world });
  world.addAccount(memoryPerson);
  await client.passwordReset.request({ email: memoryPerson.email });
  return [client, world.inbox(memoryPerson.email)[0]!.token!];
};

const forms: Record<string, () => Promise<EmsElement>> = {
  'ems-register': () =>
    fixture(html`<ems-register .client=${createMemoryClient()} first-name="Grace" last-name="Hopper"></ems-register>`),
  'ems-change-password': () =>
    fixture(html`<ems-change-password .client=${createMemoryClient({ scenario: 'active' })}></ems-change-password>`),
  'ems-reset-password': async () => {
    const [client, token] = await withLink();
    return fixture(html`<ems-reset-password .client=${client} .token=${token}></ems-reset-password>`);
  },
};

describe('what a new password is worth', () => {
  for (const [tag, draw] of Object.entries(forms)) {
    it(`is said in ${tag} once a person has typed it`, async () => {
      const element = await draw();
      await settled(element);
      expect(hintOf(element)).to.equal(null);
      await weigh(element, 'qwertyuiop12', 'easy to guess: it follows the keyboard');
      await weigh(element, strong, 'Looks hard to guess');
      // It says what it is of: not of what stands there now.
      type(element, { password: 'short' });
      await waitUntil(() => hint(element) === '');
      await weigh(element, 'ababababababab', 'it repeats itself');
      type(element, { password: '' });
      await waitUntil(() => hint(element) === '');
    });
  }

  it('is fetched when typing starts, and not before', async () => {
    const fetched = () =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('password-strength'));
    performance.clearResourceTimings();
    const element = await forms['ems-register']!();
    type(element, { firstName: 'Grace', email: 'grace@example.org' });
    await settled(element);
    await element.updateComplete;
    expect(element.querySelector('[id$="-password-hint"] > p[role="status"]')).to.equal(null);
    expect(fetched()).to.equal(false);
    await weigh(element, 'password1234', 'common words or passwords');
  });

  it('has an eye on what else is in the form', async () => {
    const element = await forms['ems-register']!();
    type(element, { email: 'grace.hopper@greenhouse.example' });
    for (const password of ['HopperGrace12', 'greenhouse2026!', 'reppoh.ecarg.1'])
      await weigh(element, password, 'built on your name, your email address or the name of this service');
  });

  it('is announced politely, as a part of what describes the field', async () => {
    const element = await forms['ems-register']!();
    await weigh(element, 'password1234', 'easy to guess');
    expect(hintOf(element)?.getAttribute('role')).to.equal('status');
    expect(input(element, 'password').getAttribute('aria-describedby')).to.equal(hintOf(element)?.parentElement?.id);
    await expect(element).to.be.accessible();
  });

  it('is said in the language of the page', async () => {
    const page = await fixture(
      html`<div lang="de"><ems-register .client=${createMemoryClient()}></ems-register></div>`,
    );
    const element = page.querySelector<EmsElement>('ems-register')!;
    await settled(element);
    await weigh(element, 'qwertyuiop12', 'leicht zu erraten: Es folgt der Tastatur');
    await weigh(element, strong, 'Wirkt schwer zu erraten');
  });

  it('refuses nothing: the service does, in the same words, and nothing typed is lost', async () => {
    const client = createMemoryClient();
    const element = await fixture<EmsElement>(html`<ems-register .client=${client}></ems-register>`);
    type(element, { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.org' });
    await weigh(element, 'password1234', 'easy to guess');
    const words = hint(element);
    button(element, 'Next step').click();
    await waitUntil(() => errorOf(element, 'password') !== undefined);
    expect(errorOf(element, 'password')).to.equal(words);
    expect(hintOf(element)).to.equal(null);
    expect(document.activeElement).to.equal(input(element, 'password'));
    expect(input(element, 'password').value).to.equal('password1234');
    expect(input(element, 'email').value).to.equal('grace@example.org');
    await weigh(element, strong, 'Looks hard to guess');
    expect(errorOf(element, 'password')).to.equal(undefined);
  });

  it('goes nowhere: no request, nothing kept, nothing in the page', async () => {
    const sent: unknown[] = [];
    const { fetch } = window;
    window.fetch = (...request) => {
      sent.push(request);
      return fetch(...request);
    };
    try {
      const element = await forms['ems-register']!();
      const password = 'wildebeest12345';
      type(element, { password });
      await weigh(element, 'ababababababab', 'it repeats itself');
      expect(sent).to.deep.equal([]);
      const kept = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage })).join();
      expect(kept + element.outerHTML).not.to.include('ababababababab');
    } finally {
      window.fetch = fetch;
    }
  });
});
