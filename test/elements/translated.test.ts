/** On a page that the browser has translated. */
import '../../src/define/all.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/base/countdown.ts';
import '../../src/elements/totp-setup/qr-code.ts';
import '../../src/parts/device-actions.ts';
import '../../src/elements/verify-email/waiting-screen.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createMemoryClient, memoryPerson, type MemoryScenario } from '../../src/client/memory/index.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  person,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

type Translated = (text: string) => string;

const stays = (text: Text): boolean =>
  !text.data.trim() || !!text.parentElement?.closest('[translate="no"], style, script, font');

const textsIn = (root: Node): Text[] => {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.filter((text) => !stays(text));
};

/** As Chromium does it: every text goes into a new element in its place, unless the page says that it stays. */
const inPlace = (root: Node, translated: Translated = (text) => `[${text}]`): void => {
  for (const text of textsIn(root)) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = translated(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  }
};

/**
 * As Firefox does it: what is in an element is taken out; its elements come back, and its text nodes in their order as long as there are
 * texts for them, blank ones too. Comments don't.
 */
const rebuilt = (root: Node, translated: Translated = (text) => `[${text}]`): void => {
  for (const parent of new Set(textsIn(root).map(({ parentElement }) => parentElement!))) {
    const before = [...parent.childNodes];
    const content = before.flatMap((node) =>
      node instanceof Text ? (stays(node) ? [] : translated(node.data.trim())) : node instanceof Element ? node : [],
    );
    const texts = before.filter((node) => node instanceof Text);
    for (const node of before) node.remove();
    for (const part of content) {
      if (typeof part !== 'string') parent.append(part);
      else {
        const text = texts.shift()!;
        text.data = part;
        parent.append(text);
      }
    }
  }
};

const same = (text: string): string => text;

const drawRegister = async (translate: typeof inPlace, translated = same) => {
  const client = createMemoryClient();
  const element = await fixture<EmsElement>(html`<ems-register .client=${client}></ems-register>`);
  await settled(element);
  translate(element, translated);
  return { client, element, submit: () => element.querySelector<HTMLElement>('[type=submit]')!.click() };
};

for (const [browser, translate] of [
  ['Chromium', inPlace],
  ['Firefox', rebuilt],
] as const)
  describe(`on a page that ${browser} has translated`, () => {
    it('"Show" becomes "Hide", and again', async () => {
      const { element } = await drawRegister(translate);
      const reveal = element.querySelector<HTMLElement>('.ems-reveal')!;
      reveal.click();
      await settled(element);
      expect(reveal.textContent.trim()).to.equal('Hide');
      translate(element, same);
      reveal.click();
      await settled(element);
      expect(reveal.textContent.trim()).to.equal('Show');
    });

    it('an error gives way to another one', async () => {
      const { element, submit } = await drawRegister(translate);
      submit();
      await waitUntil(() => errorOf(element, 'email'));
      expect(errorOf(element, 'email')).to.equal('Please fill this in.');
      translate(element, same);
      type(element, { email: 'nobody' });
      await settled(element);
      expect(errorOf(element, 'email')).to.contain('Enter an email address');
      translate(element, same);
      type(element, { email: person.email });
      await settled(element);
      expect(errorOf(element, 'email')).to.equal(undefined);
    });

    it('what a password lacks counts down', async () => {
      const { element } = await drawRegister(translate);
      const hint = (): string => element.querySelector('.ems-hint')!.textContent.trim();
      type(element, { password: 'correct' });
      await settled(element);
      expect(hint()).to.equal('5 more characters');
      translate(element, same);
      type(element, { password: 'correct ho' });
      await settled(element);
      expect(hint()).to.equal('2 more characters');
      translate(element, same);
      type(element, { password: person.password });
      await settled(element);
      expect(hint()).to.equal('Long enough');
    });

    it('what does not change stays translated', async () => {
      const { element } = await drawRegister(translate, (text) => `[${text}]`);
      element.querySelector<HTMLElement>('.ems-reveal')!.click();
      await settled(element);
      expect(input(element, 'email').labels![0]!.textContent).to.equal('[Email address]');
      expect(element.querySelector('[type=submit]')!.textContent.trim()).to.equal('[Next step]');
    });

    it('a countdown on the button runs', async () => {
      const { client, element, submit } = await drawRegister(translate);
      client.network.problems['registration.register'] = { code: 'rate_limited', retryAfter: 100 };
      type(element, person);
      submit();
      await waitUntil(() => hasButton(element, /Try again in 1:(40|39)/));
      expect(alertText(element)).to.contain('Too many attempts');
      translate(element, same);
      await waitUntil(() => hasButton(element, /Try again in 1:3[78]/));
    });

    it('screens change, and a countdown in a nested element runs', async () => {
      const { element, submit } = await drawRegister(translate);
      type(element, person);
      submit();
      await waitUntil(() => element.querySelector('ems-verify-email button'));
      const waiting = element.querySelector<EmsElement>('ems-verify-email')!;
      const left = (): number => Number(/in \d+:(\d\d)/.exec(waiting.textContent)?.[1]);
      await waitUntil(() => left() >= 0);
      await settled(waiting);
      translate(element, same);
      const before = left();
      await waitUntil(() => left() !== before);
    });

    it('words in a shadow root change too', async () => {
      const client = createMemoryClient();
      const element = await fixture<EmsElement>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
      await settled(element);
      client.world.addAccount(memoryPerson);
      translate(element.shadowRoot!, same);
      translate(element, same);
      type(element, { email: memoryPerson.email, password: memoryPerson.password });
      button(element, 'Sign in').click();
      await waitUntil(() => element.shadowRoot!.querySelector('h2')?.textContent === 'You’re signed in');
    });
  });

describe('what a translation leaves as it is', () => {
  const draw = async (tag: string, scenario: MemoryScenario) => {
    const client = createMemoryClient({ scenario });
    const element = Object.assign(document.createElement(tag), { client }) as unknown as EmsElement;
    await fixture(html`<div>${element}</div>`);
    await settled(element);
    await waitUntil(() => !element.querySelector('[aria-busy=true]:not(form, button)'));
    return { client, element };
  };
  const garble = (element: EmsElement): void => {
    inPlace(element, () => '…');
    inPlace(element.shadowRoot!, () => '…');
  };

  it('the phrase of a deletion', async () => {
    const { element } = await draw('ems-delete-account', 'active');
    const label = (): string => input(element, 'confirmation').labels![0]!.textContent;
    expect(label()).to.equal('To confirm, type “delete my account”');
    garble(element);
    expect(label()).to.contain('delete my account');
    expect(label()).not.to.contain('To confirm');
    expect(element.textContent).to.contain(memoryPerson.email);
  });

  it('recovery codes', async () => {
    const { element } = await draw('ems-recovery-codes', 'two-factor');
    button(element, 'Create new codes').click();
    await waitUntil(() => element.querySelector('.ems-codes li'));
    const codes = element.querySelector('.ems-codes')!.textContent;
    garble(element);
    expect(element.querySelector('.ems-codes')!.textContent).to.equal(codes);
  });

  it('the key of an authenticator', async () => {
    const { element } = await draw('ems-totp-setup', 'active');
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('.ems-key'));
    const key = element.querySelector('.ems-key')!.textContent;
    garble(element);
    expect(element.querySelector('.ems-key')!.textContent).to.equal(key);
  });

  it('names of devices, also in sentences', async () => {
    const { client, element } = await draw('ems-two-factor', 'two-factor');
    const devices = await client.authenticators.list();
    const { name } = (devices.ok ? devices.value : [])[0]!;
    garble(element);
    expect(element.querySelector('.ems-device')!.textContent).to.contain(name);
    element.querySelector<HTMLElement>('[data-for^=remove]')!.click();
    await waitUntil(() => element.querySelector('.ems-question'));
    garble(element);
    expect(element.querySelector('.ems-question')!.textContent).to.contain(name);
  });

  it('the address on the waiting screen, and the person in the menu', async () => {
    const { element } = await draw('ems-verify-email', 'unverified');
    await waitUntil(() => element.querySelector('bdi'));
    garble(element);
    expect(element.querySelector('bdi')!.textContent).to.contain('@');
    const menu = (await draw('ems-account-menu', 'active')).element;
    await waitUntil(() => menu.shadowRoot!.querySelector('.who'));
    garble(menu);
    expect(menu.shadowRoot!.querySelector('.who')!.textContent).to.contain(memoryPerson.firstName);
    expect(menu.shadowRoot!.querySelector('.who')!.textContent).to.contain(memoryPerson.email);
  });
});
