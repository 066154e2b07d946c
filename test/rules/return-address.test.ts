import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReturnPage, returnAddress } from '../../src/rules/return-address.ts';
import { createMemoryClient, memoryPerson } from '../../src/client/memory/index.ts';

const allowed = ['https://app.example.com/setup', 'https://shop.example.com', 'http://localhost:4400/done'];

describe('returnAddress', () => {
  for (const address of [
    'https://app.example.com/setup',
    'https://app.example.com/setup?plan=team&x=%2F%2Fevil.example',
    'https://app.example.com/setup#step-2',
    'https://shop.example.com',
    'https://shop.example.com/',
    'http://localhost:4400/done',
  ]) {
    it(`follows ${address}`, () => assert.equal(returnAddress(address, allowed), address));
  }

  const attacks = {
    'another origin': 'https://evil.example/setup',
    'another scheme': 'http://app.example.com/setup',
    'another port': 'https://app.example.com:8443/setup',
    'a subdomain': 'https://x.app.example.com/setup',
    'a longer host': 'https://app.example.com.evil.example/setup',
    'a host in the user name': 'https://app.example.com@evil.example/setup',
    'a password': 'https://app.example.com:x@evil.example/setup',
    'a user name': 'https://me@app.example.com/setup',
    'another path': 'https://app.example.com/other',
    'a longer path': 'https://app.example.com/setup/../admin',
    'a path below': 'https://app.example.com/setup/x',
    'a trailing slash': 'https://app.example.com/setup/',
    'dot segments': 'https://app.example.com/a/../setup',
    'encoded dot segments': 'https://app.example.com/a/%2e%2e/setup',
    'an encoded slash': 'https://app.example.com%2fsetup',
    'an encoded host': 'https://%61pp.example.com/setup',
    'upper case in the host': 'https://APP.example.com/setup',
    'a full stop after the host': 'https://app.example.com./setup',
    'the default port': 'https://app.example.com:443/setup',
    'a protocol-relative address': '//app.example.com/setup',
    'three slashes': 'https:///app.example.com/setup',
    'one slash': 'https:/app.example.com/setup',
    'no slash': 'https:app.example.com/setup',
    'a backslash': 'https:\\\\app.example.com\\setup',
    'a backslash before the path': 'https://app.example.com\\@evil.example/setup',
    'a relative address': '/setup',
    'a fragment alone': '#setup',
    'javascript:': 'javascript:alert(1)',
    'javascript: that looks like an address': 'javascript://app.example.com/setup%0aalert(1)',
    'javascript: in other letters': 'JaVaScRiPt:alert(1)',
    'javascript: behind a blank': ' javascript:alert(1)',
    'javascript: with a tab': 'java\tscript:alert(1)',
    'data:': 'data:text/html,<script>alert(1)</script>',
    'blob:': 'blob:https://app.example.com/setup',
    'a view of the source': 'view-source:https://app.example.com/setup',
    'a blank in front': ' https://app.example.com/setup',
    'a blank behind': 'https://app.example.com/setup ',
    'a line break': 'https://app.example.com/setup\n',
    'a line break within': 'https://app.exa\nmple.com/setup',
    'a null character': 'https://app.example.com/setup\u0000',
    'a control character': 'https://app.example.com/setup\u0007',
    'a direction mark': 'https://app.example.com/setup\u202e',
    'letters that look alike': 'https://аpp.example.com/setup',
    'full-width letters': 'https://app．example.com/setup',
    'an invisible character': 'https://app.example.com/setup\u200b',
    nothing: '',
  };
  for (const [what, address] of Object.entries(attacks)) {
    it(`refuses ${what}`, () => {
      assert.equal(returnAddress(address, allowed), undefined);
      assert.ok(!isReturnPage(address, allowed), 'nor is it the page of a mail');
    });
  }

  it('keeps a page without query and fragment apart, for the link of a mail', () => {
    for (const page of allowed) {
      assert.ok(isReturnPage(page, allowed));
      for (const more of ['?', '#', '?x=1', '#x', '?next=https://evil.example'])
        assert.ok(!isReturnPage(page + more, allowed), page + more);
    }
    for (const page of allowed.map((entry) => entry.replace('https:', 'HTTPS:')))
      assert.equal(isReturnPage(page, allowed), page.startsWith('http:'));
  });

  describe('of a page whose router keeps its route in the fragment', () => {
    const routes = [
      'https://app.example.com/#/join',
      'https://app.example.com/app#!/sign-up/now',
      'https://app.example.com/x#/',
    ];

    it('counts with the route that stands on the list, and with no other one', () => {
      for (const page of routes) {
        assert.ok(isReturnPage(page, routes), page);
        assert.equal(returnAddress(page, routes), page);
        assert.equal(returnAddress(`${page}?plan=team`, routes), `${page}?plan=team`);
        assert.equal(returnAddress(page.replace('#', '?x=1#'), routes), page.replace('#', '?x=1#'));
        const [bare = ''] = page.split('#');
        for (const other of [bare, `${bare}#`, `${bare}#/evil`, `${page}/more`, `${bare}#//evil.example`]) {
          assert.ok(!isReturnPage(other, routes), other);
          assert.equal(returnAddress(other, routes), undefined, other);
        }
        for (const more of ['?next=x', '#x', '&x', '%2e', '/../join'])
          assert.ok(!isReturnPage(page + more, [...routes, page + more]), page + more);
      }
    });

    it('is free, as every fragment, where the page alone stands on the list', () => {
      assert.equal(
        returnAddress('https://app.example.com/setup#/join', allowed),
        'https://app.example.com/setup#/join',
      );
      assert.ok(!isReturnPage('https://app.example.com/setup#/join', allowed), 'but no mail leads there');
    });
  });

  it('refuses everything where nothing is allowed', () => {
    assert.equal(returnAddress('https://app.example.com/setup', undefined), undefined);
    assert.equal(returnAddress('https://app.example.com/setup', []), undefined);
    assert.equal(returnAddress(undefined, allowed), undefined);
  });

  it('makes nothing of an entry that is no address', () => {
    assert.equal(
      returnAddress('https://app.example.com/setup', ['*', 'https://*', '/setup', 'javascript:alert(1)', '']),
      undefined,
    );
  });
});

describe('the return address of a registration', () => {
  const allowedReturnUrls = ['https://app.example.com/join'];

  it('is where the mail leads, with the token and the journey', async () => {
    const client = createMemoryClient({ allowedReturnUrls });
    const answer = await client.registration.register({
      ...memoryPerson,
      returnTo: 'https://app.example.com/join',
      journey: 'element-one',
    });
    assert.ok(answer.ok);
    const mail = client.world.inbox(memoryPerson.email)[0]!;
    assert.equal(mail.url, `https://app.example.com/join?journey=element-one#token=${mail.token}`);
    assert.ok(mail.text.includes(mail.url));
    client.world.advance(60);
    await client.verification.resend({ email: memoryPerson.email });
    assert.match(
      client.world.inbox(memoryPerson.email)[1]!.url!,
      /^https:\/\/app\.example\.com\/join\?journey=element-one#token=[\w-]+$/,
    );
  });

  it('may have a route in the fragment, which the token stands in then', async () => {
    const page = 'https://app.example.com/#/join';
    const client = createMemoryClient({ allowedReturnUrls: [page] });
    assert.ok((await client.registration.register({ ...memoryPerson, returnTo: page, journey: 'manual' })).ok);
    const mail = client.world.inbox(memoryPerson.email)[0]!;
    assert.equal(mail.url, `https://app.example.com/?journey=manual#/join?token=${mail.token}`);
  });

  it('is the service’s own page where none is asked for', async () => {
    const client = createMemoryClient({ allowedReturnUrls });
    await client.registration.register({ ...memoryPerson, journey: 'my-own' });
    const mail = client.world.inbox(memoryPerson.email)[0]!;
    assert.equal(mail.url, `/verify-email?journey=my-own#token=${mail.token}`);
  });

  it('is refused unless it is on the list, and no mail is sent', async () => {
    for (const returnTo of [
      'https://evil.example/join',
      '//evil.example',
      'javascript:alert(1)',
      'https://app.example.com/other',
      'https://app.example.com/join?plan=team',
      '',
    ]) {
      const client = createMemoryClient({ allowedReturnUrls });
      const answer = await client.registration.register({ ...memoryPerson, returnTo });
      assert.deepEqual(answer, { ok: false, problem: { code: 'forbidden', field: 'returnTo' } }, returnTo);
      assert.deepEqual(client.world.inbox(memoryPerson.email), []);
    }
  });
});
