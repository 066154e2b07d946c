import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { expect, fixture, html, settled } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of a return address', () => {
  const page = 'https://one.example.com/join';

  const flow = async (returnTo: string, allowedReturnUrls?: readonly string[]): Promise<void> => {
    const client = createMemoryClient({ allowedReturnUrls });
    const around = await fixture<HTMLElement>(
      html`<div><ems-signup-flow journey="manual" history-mode="none" .client=${client} .returnTo=${returnTo}></ems-signup-flow></div>`,
    );
    await settled(around.querySelector('ems-signup-flow')!);
  };

  const register = async (returnTo: string, allowedReturnUrls?: readonly string[]): Promise<void> => {
    const client = createMemoryClient({ allowedReturnUrls });
    const around = await fixture<HTMLElement>(
      html`<div><ems-register .client=${client} .details=${{ returnTo }}></ems-register></div>`,
    );
    await settled(around.querySelector('ems-register')!);
  };

  it('is silent about addresses that are followed, and without any', async () => {
    const said = listen();
    await flow(page, [page]);
    await flow(`${page}?step=2#top`, ['https://two.example.com', page]);
    await flow('', []);
    await register(page, [page]);
    // Whether it takes an address that is written as it should be is up to the service.
    await register(page);
    expect(said).to.deep.equal([]);
  });

  for (const [address, allowed, reason] of [
    [page, undefined, "the client's allowedReturnUrls are empty"],
    ['https://one.example.com/other', [page], `the client's allowedReturnUrls are ${page}`],
    ['/join', [page], 'it has to be a full address, with https:// in front'],
    ['javascript:alert(1)', [page], 'only http: and https: are allowed'],
    ['https://ONE.example.com/a/../join?step=2', [page], `it has to be written as "${page}"`],
    [`${page}?name=Ada Lovelace`, [page], 'its query or fragment has characters that have to be percent-encoded'],
  ] as const) {
    it(`says once why return-to="${address}" won't be followed: ${reason}`, async () => {
      const said = listen();
      await flow(address, allowed);
      await flow(address, allowed);
      expect(said).to.have.length(1);
      expect(said[0]).to.include({ name: 'return-address', level: 'warn' });
      expect(said[0]!.words).to.equal(`The return-to of <ems-signup-flow> "${address}" won't be followed: ${reason}.`);
    });
  }

  it('says once of an entry of the list that no address is like it', async () => {
    const said = listen();
    await register(page, [page, `${page}?step=1`]);
    await register(page, [page, `${page}?step=1`]);
    expect(said.map(({ words }) => words)).to.deep.equal([
      `The entry of the client's allowedReturnUrls "${page}?step=1" won't be followed: it has to be without a query, and without a fragment but a route such as #/join.`,
    ]);
  });

  it('says once that a registration carries an address that no service takes', async () => {
    const said = listen();
    await register('/verify');
    await register('/verify');
    expect(said.map(({ words }) => words)).to.deep.equal([
      'The details.returnTo of <ems-register> "/verify" won\'t be followed: it has to be a full address, with https:// in front.',
    ]);
  });
});
