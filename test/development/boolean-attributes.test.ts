import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of a boolean attribute that says "false"', () => {
  it('names the property, once, and is silent about those that are right and about HTML’s own', async () => {
    const said = listen();
    const client = createMemoryClient();
    const page = await fixture<HTMLElement>(
      html`<main>
        <ems-register .client=${client} confirm-password autofocus="false"></ems-register>
        <ems-register .client=${client} .confirmPassword=${false}></ems-register>
        <ems-register .client=${client} confirm-password="false"></ems-register>
        <ems-register .client=${client} confirm-password="false"></ems-register>
      </main>`,
    );
    for (const element of page.querySelectorAll('ems-register')) await settled(element);
    await waitUntil(() => said.length);
    expect(said).to.have.length(1);
    expect(said[0]).to.include({ name: 'attribute-says-false', level: 'warn' });
    expect(said[0]!.words)
      .to.contain('<ems-register confirm-password="false">')
      .and.to.contain('property confirmPassword');
    expect(page.querySelectorAll('ems-register')[2]!.querySelectorAll('[autocomplete="new-password"]')).to.have.length(
      1,
    );
  });
});
