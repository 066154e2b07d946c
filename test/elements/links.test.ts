/** No link that comes from outside runs as a program. */
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsTotpSetup } from '../../src/elements/totp-setup/ems-totp-setup.ts';
import { elementTags } from '../support/element-tags.ts';
import { expect, fixture, html, hasButton, settled, waitUntil } from '../support/elements.ts';
import { links, noLinks } from '../support/links.ts';

type Drawn = EmsElement & Record<string, unknown>;

const linksIn = (element: EmsElement): HTMLAnchorElement[] => [
  ...element.querySelectorAll('a'),
  ...element.renderRoot.querySelectorAll('a'),
];

/** Its properties that are addresses, with their attributes. */
const hrefsOf = (tag: string): [property: string, attribute: string][] => {
  const { elementProperties } = customElements.get(tag) as unknown as typeof EmsElement;
  return [...elementProperties].flatMap(([name, { attribute }]) =>
    /href$/i.test(String(name)) ? [[String(name), String(attribute)]] : [],
  );
};

for (const tag of elementTags.filter((name) => hrefsOf(name).length)) {
  describe(`the links of ${tag}`, () => {
    for (const [property, attribute] of hrefsOf(tag)) {
      it(`are no programs (${attribute})`, async () => {
        const element = document.createElement(tag) as Drawn;
        element.client = createMemoryClient();
        element.setAttribute(attribute, noLinks[0]!);
        await fixture(html`<div>${element}</div>`);
        for (const address of noLinks) {
          (element as Record<string, unknown>)[property] = address;
          await settled(element);
          for (const { protocol } of linksIn(element)) expect(protocol).to.match(/^(https?)?:$/);
          expect(element[property]).to.equal(undefined);
        }
        for (const address of links) {
          (element as Record<string, unknown>)[property] = address;
          await element.updateComplete;
          expect(element[property]).to.equal(address);
        }
      });
    }
  });
}

describe('a link that the service gives', () => {
  it('is no program: of the terms', async () => {
    const client = createMemoryClient();
    const { current } = client.terms;
    client.terms.current = async (options) => {
      const outcome = await current(options);
      if (outcome.ok)
        outcome.value = {
          ...outcome.value,
          documents: [...noLinks, '/terms'].map((href, id) => ({ id: String(id), title: `Document ${id}`, href })),
        };
      return outcome;
    };
    const element = await fixture<EmsElement>(html`<ems-terms .client=${client}></ems-terms>`);
    await waitUntil(() => element.textContent?.includes('Document 1'));
    const shown = [...element.querySelectorAll<HTMLAnchorElement>('.ems-documents a')];
    expect(shown.map((link) => link.getAttribute('href'))).to.deep.equal([...noLinks.map(() => null), '/terms']);
  });

  it('is an app for codes or nothing: of a key', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const { enrol } = client.authenticators;
    client.authenticators.enrol = async (options) => {
      const outcome = await enrol(options);
      return outcome.ok ? { ok: true, value: { ...outcome.value, uri: 'javascript:alert(1)' } } : outcome;
    };
    const element = await fixture<EmsTotpSetup>(html`<ems-totp-setup .client=${client} autostart></ems-totp-setup>`);
    await waitUntil(() => element.querySelector('.ems-open-app'));
    expect(element.querySelector('.ems-open-app')!.hasAttribute('href')).to.equal(false);
    client.authenticators.enrol = enrol;
    await element.start();
    await waitUntil(() => element.querySelector<HTMLAnchorElement>('.ems-open-app')!.protocol === 'otpauth:');
  });
});

it('a live session is gone on with by a button where its link is a program', async () => {
  const element = await fixture<EmsElement>(html`
    <ems-register
      .client=${createMemoryClient({ scenario: 'active' })}
      continue-href="javascript:alert(1)"
    ></ems-register>
  `);
  await waitUntil(() => hasButton(element, 'Continue'));
});
