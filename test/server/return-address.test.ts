import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('the link of a verification mail', () => {
  const allowed = 'https://shop.example/sign-up';
  const routed = 'https://app.example/#/join';
  let service: TestService;
  before(
    async () =>
      void (service = await startTestService({
        env: { RETURN_ADDRESSES: `${allowed} https://shop.example/a ${routed}`, RESEND_SECONDS: '1' },
      })),
  );
  after(() => service.stop());

  const linksTo = async (email: string): Promise<string[]> =>
    (await service.finalInbox(email)).map(({ text }) => /https?:\/\/\S+/.exec(text)?.[0] ?? '');

  it('leads back to the page that the registration came from, with its journey, the second time too', async () => {
    const browser = openBrowser(service);
    const person = newPerson({ returnTo: allowed, journey: 'on-prem-trial' });
    const { status, body } = await browser.post('/sign-up/email', person);
    assert.equal(status, 200, JSON.stringify(body));
    service.advance(2);
    assert.equal(
      (await browser.post('/email-verification/send', { email: person.email, ticket: body.ticket })).status,
      200,
    );
    const links = await linksTo(person.email);
    assert.equal(links.length, 2);
    for (const link of links) {
      const url = new URL(link);
      assert.equal(url.origin + url.pathname, allowed);
      assert.deepEqual([...url.searchParams.keys()], ['journey']);
      assert.match(url.hash, /^#token=[\w-]+$/);
      assert.equal(url.searchParams.get('journey'), 'on-prem-trial');
    }
    const token = new URL(links[1] ?? '').hash.slice('#token='.length);
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
  });

  it('leads back to the route that a router keeps in the fragment, the token in it', async () => {
    const person = newPerson({ returnTo: routed, journey: 'manual' });
    assert.equal((await openBrowser(service).post('/sign-up/email', person)).status, 200);
    assert.match(
      (await linksTo(person.email))[0] ?? '',
      /^https:\/\/app\.example\/\?journey=manual#\/join\?token=[\w-]+$/,
    );
  });

  it('leads to the own page where nothing was asked for, with the journey if there is one', async () => {
    const [plain, journeyed] = [newPerson(), newPerson({ journey: 'manual' })];
    for (const person of [plain, journeyed])
      assert.equal((await openBrowser(service).post('/sign-up/email', person)).status, 200);
    assert.match((await linksTo(plain.email))[0] ?? '', /\/verify-email#token=[\w-]+$/);
    assert.match((await linksTo(journeyed.email))[0] ?? '', /\/verify-email\?journey=manual#token=[\w-]+$/);
  });

  it('leads nowhere else, and nothing is sent to who asks for that', async () => {
    const wrong = [
      'https://evil.example/sign-up',
      '//evil.example/sign-up',
      '/sign-up',
      'sign-up',
      '',
      'javascript:alert(1)//https://shop.example/sign-up',
      'data:text/html,x',
      'https:\\\\shop.example\\sign-up',
      'https://shop.example\\@evil.example/sign-up',
      'https://shop.example@evil.example/sign-up',
      'https://me:secret@shop.example/sign-up',
      'https://shop.example.evil.example/sign-up',
      'https://evil.example/?https://shop.example/sign-up',
      'http://shop.example/sign-up',
      'https://shop.example:8443/sign-up',
      `${allowed}/`,
      `${allowed}/more`,
      `${allowed}#/join`,
      'https://app.example/',
      `${routed}/more`,
      `${routed}?next=https://evil.example`,
      `${allowed}-2`,
      `${allowed}?next=https://evil.example`,
      `${allowed}?`,
      `${allowed}#x`,
      `${allowed}%2f..%2fa`,
      'https://shop.example/%73ign-up',
      'https://shop.example/b/../sign-up',
      'https%3A%2F%2Fshop.example%2Fsign-up',
      'HTTPS://SHOP.EXAMPLE/sign-up',
      ` ${allowed}`,
      `${allowed}\n`,
      `${allowed}\u0000`,
    ];
    const person = newPerson();
    for (const returnTo of wrong) {
      const answer = await openBrowser(service).post('/sign-up/email', { ...person, returnTo });
      expectProblem(answer, 403, 'forbidden');
      assert.equal(answer.body.field, 'returnTo', JSON.stringify(returnTo));
    }
    for (const returnTo of [[allowed], { toString: allowed }, 1]) {
      expectProblem(
        await openBrowser(service).post('/sign-up/email', { ...person, returnTo }),
        400,
        'unexpected_answer',
      );
    }
    // A page writes it, and no person: another form is a mistake of the page.
    for (const journey of ['', 'A', 'a b', 'a&token=x', '../x', 'x'.repeat(41), 'a\n', ['a'], 1]) {
      const answer = await openBrowser(service).post('/sign-up/email', { ...person, returnTo: allowed, journey });
      expectProblem(answer, 400, 'unexpected_answer');
      assert.match(String(answer.body.detail), /^journey: /, JSON.stringify(journey));
    }
    assert.deepEqual(await linksTo(person.email), []);
  });
});
