import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { settled, expect, fixture, html, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of a shadow root', () => {
  const inside = async (tag: 'ems-account-menu' | 'ems-sign-in' | 'ems-register') => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(tag);
    element.client = createMemoryClient();
    host.attachShadow({ mode: 'open' }).append(element);
    await settled(element);
    return element;
  };

  it('is silent about elements in the document, slotted ones included, and about those without fields', async () => {
    const said = listen();
    const host = await fixture<HTMLElement>(
      html`<div><ems-register .client=${createMemoryClient()}></ems-register></div>`,
    );
    host.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    await settled(host.querySelector('ems-register')!);
    await inside('ems-account-menu');
    expect(said).to.deep.equal([]);
  });

  it('is said once, however many elements there are', async () => {
    const said = listen();
    const element = await inside('ems-sign-in');
    await inside('ems-sign-in');
    await inside('ems-register');
    await waitUntil(() => said.length, 'something is said');
    expect(said).to.have.length(1);
    expect(said[0]).to.include({ name: 'shadow-root', level: 'warn', about: element });
    expect(said[0]!.words).to.contain('<ems-sign-in> is inside a shadow root').and.to.contain('password managers');
  });
});
