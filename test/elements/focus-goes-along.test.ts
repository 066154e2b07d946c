/**
 * A screen takes the place of another: whoever pressed for it finds the focus on what comes, in each root that an element may be in, and
 * where a press gives a button no focus, as in Safari.
 */
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/define/all.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/base/once-drawn.ts';
import '../../src/elements/totp-setup/qr-code.ts';
import '../../src/parts/device-actions.ts';
import '../../src/elements/verify-email/waiting-screen.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../src/client/memory/index.ts';
import {
  button,
  expect,
  fixture,
  hasButton,
  html,
  input,
  nextFrame,
  person,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

/** The innermost of so many shadow roots; the page itself is none. */
const rootOf = async (depth: number): Promise<HTMLElement | ShadowRoot> => {
  let root: HTMLElement | ShadowRoot = await fixture<HTMLElement>(html`<div></div>`);
  for (let level = 0; level < depth; level++) {
    const host = document.createElement('div');
    root.append(host);
    root = host.attachShadow({ mode: 'open' });
  }
  return root;
};

const draw = async (depth: number, tag: string, client: MemoryClient, more: object = {}) => {
  const root = await rootOf(depth);
  const element = Object.assign(document.createElement(tag), { client, ...more }) as unknown as EmsElement;
  root.append(element);
  await settled(element);
  const focused = (): Element | null => (root.getRootNode() as Document | ShadowRoot).activeElement;
  const headingIn = (place: EmsElement): Element | null => place.shadowRoot!.activeElement;
  return { element, focused, headingIn };
};

const blur = (): void => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  (active as HTMLElement).blur();
};

/** By the mouse, as a person does: on what no longer moves. */
const click = async (pressed: Element): Promise<void> => {
  let before: number | undefined;
  for (;;) {
    pressed.scrollIntoView({ block: 'center' });
    const { top } = pressed.getBoundingClientRect();
    if (top === before) break;
    before = top;
    await nextFrame();
    await nextFrame();
  }
  const { x, y, width, height } = pressed.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
};

/** As in Safari, where a press takes the focus from where it was, and gives the button none. */
const clickInSafari = async (pressed: Element): Promise<void> => {
  document.addEventListener('mousedown', (event) => event.preventDefault(), { capture: true, once: true });
  blur();
  await click(pressed);
};

const presses: Record<string, (pressed: Element) => Promise<void>> = {
  'a press gives the focus': click,
  'a press takes the focus away': clickInSafari,
};

for (const [what, press] of Object.entries(presses)) {
  for (const depth of [0, 1, 2]) {
    describe(`where ${what}, ${depth} shadow roots deep`, () => {
      it('the focus goes to the waiting screen, and back with the form', async () => {
        const { element, headingIn, focused } = await draw(depth, 'ems-register', createMemoryClient());
        type(element, person);
        await press(button(element, 'Next step'));
        await waitUntil(() => element.querySelector('ems-verify-email'));
        const waiting = element.querySelector<EmsElement>('ems-verify-email')!;
        await waitUntil(() => headingIn(waiting)?.localName === 'h2');
        await waitUntil(() => hasButton(waiting, 'Change it'));
        await press(button(waiting, 'Change it'));
        await waitUntil(() => focused() === input(element, 'email'));
      });

      it('the focus goes to the key of a set-up, and to what follows it', async () => {
        const client = createMemoryClient({ scenario: 'active' });
        const { element, headingIn } = await draw(depth, 'ems-totp-setup', client);
        await press(button(element, 'Get started'));
        await waitUntil(() => element.querySelector('.ems-key'));
        // It makes room for itself.
        await waitUntil(() => element.querySelector('svg.ems-qr'));
        await waitUntil(() => headingIn(element)?.localName === 'h2');
        const secret = element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
        type(element, { code: await client.world.totp(secret), deviceName: 'Telephone' });
        await press(button(element, /^Submit/));
        await waitUntil(() => element.querySelector<EmsElement>('ems-recovery-codes'), 'codes there');
        const codes = element.querySelector<EmsElement>('ems-recovery-codes')!;
        await waitUntil(() => headingIn(codes)?.localName === 'h2', 'heading of codes');
      });

      it('the focus goes to new recovery codes', async () => {
        const { element, headingIn } = await draw(
          depth,
          'ems-recovery-codes',
          createMemoryClient({ scenario: 'two-factor' }),
        );
        await waitUntil(() => hasButton(element, 'Create new codes'));
        await press(button(element, 'Create new codes'));
        await waitUntil(() => element.querySelector('.ems-codes'));
        await waitUntil(() => headingIn(element)?.localName === 'h2');
      });

      it('the focus comes back to the devices when a set-up is cancelled', async () => {
        const { element, headingIn } = await draw(depth, 'ems-two-factor', createMemoryClient({ scenario: 'active' }));
        await waitUntil(() => hasButton(element, /Set up/));
        await press(button(element, /Set up/));
        await waitUntil(() => element.querySelector('svg.ems-qr'));
        await press(button(element, 'Cancel'));
        await waitUntil(() => headingIn(element)?.localName === 'h2');
      });

      it('the focus stays in the list when a session is ended', async () => {
        const { element, focused } = await draw(
          depth,
          'ems-sessions',
          createMemoryClient({ scenario: 'several-sessions' }),
        );
        await waitUntil(() => element.querySelectorAll('.ems-sessions button').length > 1);
        const first = element.querySelector<HTMLElement>('.ems-sessions button')!;
        await press(first);
        await waitUntil(() => !first.isConnected);
        await waitUntil(() => focused()?.closest('.ems-sessions'));
      });

      it('a journey leads the focus along', async () => {
        sessionStorage.clear();
        const client = createMemoryClient();
        const { element, headingIn } = await draw(depth, 'ems-signup-flow', client, { historyMode: 'none' });
        await waitUntil(() => element.getAttribute('step') === 'register', 'step register');
        const form = element.querySelector<EmsElement>('ems-register')!;
        await settled(form);
        type(form, person);
        await press(button(form, 'Next step'));
        await waitUntil(() => element.getAttribute('step') === 'verify', 'step verify');
        const waiting = element.querySelector<EmsElement>('ems-verify-email')!;
        await waitUntil(
          () => headingIn(waiting)?.localName === 'h2',
          `the focus is on ${document.activeElement?.localName}`,
        );
      });
    });
  }
}

describe('while a form is on its way, its person', () => {
  const forgotten = async () => {
    const client = createMemoryClient({ scenario: 'active' });
    let answer: (() => void) | undefined;
    client.network.latency = (operation) =>
      operation === 'passwordReset.request' ? new Promise<void>((resolve) => (answer = resolve)) : undefined;
    const { element, headingIn } = await draw(0, 'ems-forgot-password', client);
    type(element, { email: memoryPerson.email });
    return {
      element,
      headingIn,
      send: async (press: () => unknown) => {
        await press();
        await waitUntil(() => answer);
      },
      done: async () => {
        answer!();
        await waitUntil(() => element.textContent.includes(memoryPerson.email));
        await settled(element);
      },
    };
  };

  it('is led to the heading by a press that gave no focus', async () => {
    const { element, headingIn, send, done } = await forgotten();
    await send(() => clickInSafari(element.querySelector('[type="submit"]')!));
    await done();
    await waitUntil(() => headingIn(element)?.localName === 'h2');
  });

  it('is left alone after another press, somewhere else on the page', async () => {
    const { element, headingIn, send, done } = await forgotten();
    const elsewhere = await fixture<HTMLElement>(html`<p>Text of the page</p>`);
    await send(() => clickInSafari(element.querySelector('[type="submit"]')!));
    await click(elsewhere);
    await done();
    expect(headingIn(element)).to.equal(null);
    expect(document.activeElement).to.equal(document.body);
  });

  it('is left alone with the focus somewhere else', async () => {
    const { element, send, done } = await forgotten();
    const elsewhere = await fixture<HTMLElement>(html`<button>Of the page</button>`);
    await send(() => clickInSafari(element.querySelector('[type="submit"]')!));
    elsewhere.focus();
    await done();
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('is led there too by a press that leaves the focus on what is around', async () => {
    const { element, headingIn, send, done } = await forgotten();
    const around = element.parentElement!;
    around.tabIndex = -1;
    await send(() => {
      document.addEventListener('mousedown', () => around.focus(), { once: true });
      return clickInSafari(element.querySelector('[type="submit"]')!);
    });
    await done();
    await waitUntil(() => headingIn(element)?.localName === 'h2');
  });

  it('keeps the focus in the field that Enter was pressed in', async () => {
    const { element, send } = await forgotten();
    input(element, 'email').focus();
    await send(() => sendKeys({ press: 'Enter' }));
    expect(document.activeElement).to.equal(input(element, 'email'));
  });

  it('is left alone where the form was sent by a script', async () => {
    const { element, headingIn, send, done } = await forgotten();
    await send(() => {
      blur();
      element.querySelector<HTMLElement>('[type="submit"]')!.click();
    });
    await done();
    expect(headingIn(element)).to.equal(null);
  });
});
