import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

const client = createMemoryClient();

describe('the warning of a missing language', () => {
  it('is said once for a language, and not of those that are registered, in time or a little later', async () => {
    const said = listen();
    registerLocale({ code: 'nl', groups: {} });
    await fixture(
      html`<main>
        <div lang="nl-BE"><ems-sign-in .client=${client}></ems-sign-in></div>
        <div lang="en-GB"><ems-sign-in .client=${client}></ems-sign-in></div>
        <div lang="C"><ems-sign-in .client=${client}></ems-sign-in></div>
        <div lang="pl"><ems-sign-in .client=${client}></ems-sign-in></div>
        <div lang="fr"><ems-sign-in .client=${client}></ems-sign-in><ems-register .client=${client}></ems-register></div>
        <ems-provider lang="fr"><ems-register .client=${client}></ems-register></ems-provider>
      </main>`,
    );
    registerLocale({ code: 'pl', groups: {} });
    await waitUntil(() => said.length, 'something is said');
    expect(said).to.have.length(1);
    expect(said[0]).to.include({ name: 'missing-language', level: 'warn' });
    expect(said[0]!.words).to.contain('The page is in "fr"').and.to.contain('The package has no words in it');
  });

  it('names the file of a language that comes with the package', async () => {
    const said = listen();
    await fixture(html`<div lang="de-AT"><ems-sign-in .client=${client}></ems-sign-in></div>`);
    await waitUntil(() => said.length, 'something is said');
    expect(said.map(({ words }) => words)).to.deep.equal([
      `The page is in "de-AT", a language that isn't registered, so the elements speak English. Call registerLocale() with what 'ems-elements/locales/de.js' exports.`,
    ]);
  });
});
