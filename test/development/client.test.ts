import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of a missing client', () => {
  it('is said once for all the elements without one, and of none that has one or is gone', async () => {
    const said = listen();
    const client = createMemoryClient();
    const page = await fixture<HTMLElement>(
      html`<main>
        <ems-sessions></ems-sessions><ems-sessions></ems-sessions><ems-verify-email></ems-verify-email>
        <ems-register .client=${client}></ems-register>
        <ems-provider .client=${client}><ems-sign-in></ems-sign-in></ems-provider>
        <ems-terms></ems-terms>
        <ems-account></ems-account>
      </main>`,
    );
    // As after a file that comes over a slow line.
    setTimeout(() => (page.querySelector('ems-terms')!.client = client), 2500);
    page.querySelector('ems-account')!.remove();
    await waitUntil(() => said.length, 'something is said');
    expect(said).to.have.length(1);
    expect(said[0]).to.include({ name: 'no-client', level: 'error', about: page.querySelector('ems-sessions') });
    expect(said[0]!.words)
      .to.contain('for <ems-sessions>, <ems-verify-email>. ')
      .and.to.contain('setDefaultClient(client)');
  });
});
