/** A session that can't be ended yet, wherever it is ended by a button that no form has. */
import '../../src/define/ems-account-menu.ts';
import '../../src/define/ems-sign-in.ts';
import '../../src/define/ems-signup-flow.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

type Client = ReturnType<typeof createMemoryClient>;

const places: Record<string, { words: string; draw: (client: Client) => ReturnType<typeof html> }> = {
  'the account menu': {
    words: 'Sign out',
    draw: (client) => html`<ems-account-menu .client=${client}></ems-account-menu>`,
  },
  'the notice of a session in the place of a form': {
    words: 'Use another account',
    draw: (client) => html`<ems-sign-in .client=${client}></ems-sign-in>`,
  },
  'the arrival in the flow': {
    words: 'Use another account',
    draw: (client) => html`<ems-signup-flow .client=${client} journey="element-one"></ems-signup-flow>`,
  },
};

for (const [place, { words, draw }] of Object.entries(places)) {
  describe(`a session that can’t be ended yet: ${place}`, () => {
    const { now } = performance;
    afterEach(() => (performance.now = now));

    it('counts down what the service asks for, sends nothing until then, and ends it after', async () => {
      const client = createMemoryClient({
        scenario: 'active',
        problems: { 'session.signOut': { code: 'rate_limited', retryAfter: 90, once: true } },
      });
      let sent = 0;
      const { signOut } = client.session;
      client.session.signOut = (options) => {
        sent++;
        return signOut(options);
      };
      const element = await fixture<EmsElement>(draw(client));
      await settled(element);
      const roots = (): ParentNode[] => [element, element.shadowRoot!];
      const find = (text: RegExp): HTMLButtonElement | undefined =>
        roots()
          .flatMap((root) => [...root.querySelectorAll('button')])
          .find(({ textContent }) => text.test(textContent.trim()));
      const own = new RegExp(`^${words}$`);
      const waiting = /^Try again in 1:(30|29)$/;
      await waitUntil(() => find(own), 'the button');
      element.shadowRoot!.querySelector<HTMLElement>('.button')?.click();
      // Twice, as people do.
      find(own)!.click();
      find(own)!.click();
      await waitUntil(() => find(waiting)?.ariaDisabled === 'true');
      find(waiting)!.click();
      find(waiting)!.click();
      await settled(element);
      expect(sent).to.equal(1);
      performance.now = () => now.call(performance) + 90_000;
      element.requestUpdate();
      await waitUntil(() => find(own) && find(own)!.ariaDisabled !== 'true');
      find(own)!.click();
      await waitUntil(() => !find(own));
      expect(sent).to.equal(2);
      expect(await client.session.current()).to.deep.equal({ ok: true, value: { status: 'anonymous' } });
    });

    it('says so of a client that breaks down, and can be pressed again', async () => {
      const client = createMemoryClient({ scenario: 'active' });
      const { signOut } = client.session;
      client.session.signOut = () => Promise.reject(new Error('A defect.'));
      const heard: string[] = [];
      const { onerror } = window;
      window.onerror = (_event, _source, _line, _column, error) => {
        heard.push(error?.message ?? '');
        return true;
      };
      try {
        const element = await fixture<EmsElement>(draw(client));
        await settled(element);
        const find = (): HTMLButtonElement | undefined =>
          [element, element.shadowRoot!]
            .flatMap((root: ParentNode) => [...root.querySelectorAll('button')])
            .find(({ textContent }) => textContent.trim() === words);
        await waitUntil(find, 'the button');
        element.shadowRoot!.querySelector<HTMLElement>('.button')?.click();
        find()!.click();
        await waitUntil(() => heard.length);
        const alert = (): string =>
          [element, element.shadowRoot!]
            .map((root: ParentNode) => root.querySelector('[role=alert]')?.textContent.trim() ?? '')
            .join('');
        await waitUntil(() => alert() !== '');
        client.session.signOut = signOut;
        find()!.click();
        await waitUntil(() => !find());
        expect(heard).to.deep.equal(['A defect.']);
      } finally {
        window.onerror = onerror;
      }
    });
  });
}
