import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of a client that is an attribute', () => {
  it('is said once, of an element and of the provider around it, and of none that has its client by property too', async () => {
    const said = listen();
    // As React 18 writes `client={client}`.
    const page = await fixture<HTMLElement>(
      html`<main>
        <ems-register client="[object Object]"></ems-register>
        <ems-provider client="[object Object]"><ems-sign-in></ems-sign-in></ems-provider>
        <ems-terms client="[object Object]" .client=${createMemoryClient()}></ems-terms>
        <ems-sessions></ems-sessions>
      </main>`,
    );
    await waitUntil(() => said.length, 'something is said');
    expect(said).to.have.length(1);
    expect(said[0]).to.include({
      name: 'client-as-attribute',
      level: 'error',
      about: page.querySelector('ems-register'),
    });
    expect(said[0]!.words)
      .to.contain('<ems-register>, <ems-sign-in>')
      .and.to.contain('[object Object]')
      .and.to.contain('React 18')
      .and.to.contain('setDefaultClient(client)');
  });
});
