import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { describeDevice } from '../../src/server/sessions/device.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { openSite } from '../support/site.ts';
import { startTestService, type TestService } from '../support/service.ts';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

interface Listed {
  id: string;
  current: boolean;
  browser?: string;
  system?: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  ipAddress?: string;
  applications: string[];
}

describe('the sessions of an account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const list = async (browser: Browser): Promise<Listed[]> =>
    (await browser.get('/account/sessions')).body.sessions as Listed[];
  const statusOf = async (browser: Browser) => (await browser.get('/account/session')).body.status;

  const threeBrowsers = async () => {
    const { browser, person } = await signIn(service);
    const [laptop, phone] = [openBrowser(service), openBrowser(service)];
    await laptop.post('/sign-in/email', person, { 'user-agent': firefox });
    service.advance(5);
    await phone.post('/sign-in/email', person, { 'user-agent': safari });
    return { browser, person, laptop, phone };
  };

  it('that their owner ends clear what the browser has kept of the pages, and no other answer does', async () => {
    const { browser } = await signIn(service);
    const cleared = async (path: string, body: object = {}) =>
      (await browser.post(path, body)).headers.get('clear-site-data');
    assert.equal(await cleared('/account/sessions/end-others'), null);
    assert.equal(await cleared('/sign-out'), '"cache"');
    assert.equal(await cleared('/account/sessions/end-others'), null, 'a refusal');
    const other = await signIn(service);
    assert.equal((await other.browser.post('/account/deletion', {})).headers.get('clear-site-data'), '"cache"');
    const last = await signIn(service);
    const [{ id } = { id: '' }] = await list(last.browser);
    assert.equal((await last.browser.post('/account/sessions/end', { id })).headers.get('clear-site-data'), '"cache"');
  });

  /** As many more sessions of an account, the way somebody who knows its password has them. */
  const addSessions = async (id: string, count: number): Promise<string[]> => {
    const [row = {}] = await service.query(`select * from "session" where id = '${id}'`);
    const own = new Set(['id', 'token', 'tokenFamily']);
    const columns = Object.keys(row);
    const ids = Array.from({ length: count }, (_, nth) => `more-${id.slice(0, 8)}-${nth}`);
    for (const each of ids) {
      const values = columns.map((column) => (own.has(column) ? `'sha256:${each}'` : `"${column}"`)).join(', ');
      const names = columns.map((column) => `"${column}"`).join(', ');
      const selected = values.replace(`'sha256:${each}'`, `'${each}'`);
      await service.query(`insert into "session" (${names}) select ${selected} from "session" where id = '${id}'`);
    }
    return ids;
  };

  it('are all listed, and each can be ended, however many there are', async () => {
    const { browser, person } = await signIn(service);
    const [first] = await list(browser);
    const more = await addSessions(first!.id, 150);
    const latest = openBrowser(service);
    await latest.post('/sign-in/email', person);
    const listed = await list(latest);
    assert.equal(listed.length, 152);
    assert.equal(listed.filter(({ current }) => current).length, 1);
    assert.equal((await latest.post('/account/sessions/end', { id: more.at(-1) })).status, 200);
    assert.equal((await latest.post('/account/sessions/end', { id: first!.id })).status, 200);
    assert.equal(await statusOf(browser), 'anonymous');
    const other = await signIn(service);
    const [{ id } = { id: '' }] = await list(other.browser);
    expectProblem(await latest.post('/account/sessions/end', { id }), 404, 'not_found');
    assert.equal((await latest.post('/account/sessions/end-others', {})).status, 200);
    assert.equal((await list(latest)).length, 1);
  });

  it('are a thousand in a list at most, the one that asks among them', async () => {
    const { browser } = await signIn(service);
    const [first] = await list(browser);
    await addSessions(first!.id, 1100);
    await service.query(`update "session" set "createdAt" = "expiresAt" where id like 'more-%'`);
    const listed = await list(browser);
    assert.equal(listed.length, 1001);
    assert.deepEqual([listed[0]!.id, listed[0]!.current], [first!.id, true]);
  });

  it('are named by what the browser hints at when it signs in', async () => {
    const { browser, person } = await signIn(service);
    await openBrowser(service).post('/sign-in/email', person, {
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
      'sec-ch-ua': '"Brave";v="138", "Chromium";v="138", "Not)A;Brand";v="8"',
      'sec-ch-ua-platform': '"Android"',
    });
    const [, other] = await list(browser);
    assert.deepEqual([other?.browser, other?.system], ['Brave', 'Android']);
  });

  it('are listed with this one first, by last use, in words and without tokens', async () => {
    const { browser, laptop, phone } = await threeBrowsers();
    const sessions = await list(browser);
    assert.deepEqual(
      sessions.map(({ current }) => current),
      [true, false, false],
    );
    assert.deepEqual(
      sessions.slice(1).map((each) => [each.browser, each.system]),
      [
        ['Safari', 'iPhone'],
        ['Firefox', 'Windows'],
      ],
    );
    service.advance(120);
    await laptop.get('/account/session');
    assert.deepEqual(
      (await list(browser)).map((each) => each.browser),
      [undefined, 'Firefox', 'Safari'],
    );
    const text = JSON.stringify(sessions);
    for (const { cookies } of [browser, laptop, phone]) {
      for (const value of cookies.values()) assert.ok(!text.includes(decodeURIComponent(value).split('.')[0] ?? value));
    }
  });

  it('tell where they were begun from, which other sites they are signed in to, and when they end', async () => {
    const before = Date.now();
    const { browser, laptop } = await threeBrowsers();
    await openSite(service, 'hosting').signIn(laptop);
    const element = openSite(service);
    const { refreshToken } = await element.signIn(laptop);
    const told = async (): Promise<Listed> => (await list(browser)).find((each) => each.browser === 'Firefox')!;
    const days = (Date.parse((await told()).expiresAt) - before) / 86_400_000;
    assert.ok(days > 29.9 && days < 30.1, 'an end thirty days from now, however it is used');
    assert.equal((await told()).ipAddress, '127.0.0.1');
    const [first, second] = (await told()).applications;
    assert.ok(first && second && first < second, JSON.stringify([first, second]));
    assert.deepEqual((await list(browser))[0]?.applications, [], 'the session of another browser');
    await element.ask({ grant_type: 'refresh_token', client_id: element.id, refresh_token: refreshToken });
    assert.deepEqual((await told()).applications, [first, second], 'after a renewal');
  });

  it('tell an address behind a proxy that is trusted, and of an IPv6 address its network', async () => {
    const behind = await startTestService({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
    try {
      const { browser, person } = await signIn(behind);
      for (const [sent, told] of [
        ['203.0.113.9', '203.0.113.9'],
        ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
        ['::ffff:203.0.113.9', '203.0.113.9'],
      ] as const) {
        const other = openBrowser(behind);
        await other.post('/sign-in/email', person, { 'x-forwarded-for': sent });
        assert.equal((await list(other))[0]?.ipAddress, told);
      }
      assert.equal((await list(browser))[0]?.ipAddress, '127.0.0.1');
    } finally {
      await behind.stop();
    }
    const forger = openBrowser(service);
    const { person } = await signIn(service);
    await forger.post('/sign-in/email', person, { 'x-forwarded-for': '203.0.113.9' });
    assert.equal((await list(forger))[0]?.ipAddress, '127.0.0.1', 'nobody is trusted');
  });

  it('end one by one, at once', async () => {
    const { browser, laptop, phone } = await threeBrowsers();
    const id = (await list(browser)).find((each) => each.browser === 'Safari')?.id;
    assert.equal((await browser.post('/account/sessions/end', { id })).status, 200);
    assert.equal(await statusOf(phone), 'anonymous');
    expectProblem(await phone.post('/account/profile', { firstName: 'A', lastName: 'B' }), 401, 'not_signed_in');
    assert.equal(await statusOf(laptop), 'terms_due');
    expectProblem(await browser.post('/account/sessions/end', { id }), 404, 'not_found');
    expectProblem(await browser.post('/account/sessions/end', { id: 7 }), 400, 'unexpected_answer');
  });

  it('end all but this one, however many there are', async () => {
    const { browser, laptop, phone, person } = await threeBrowsers();
    const [row] = await service.query(
      `select s.* from "session" s join "user" u on u.id = s."userId" where u.email = '${person.email}'`,
    );
    const copies = Array.from(
      { length: 150 },
      (_, i) =>
        `('copy${i}${String(row?.id).slice(0, 8)}', '2099-01-01T00:00:00.000Z', 'token${i}${String(row?.id)}', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '${String(row?.userId)}')`,
    );
    await service.query(
      `insert into "session" (id, "expiresAt", token, "createdAt", "updatedAt", "userId") values ${copies.join(',')}`,
    );
    assert.equal((await browser.post('/account/sessions/end-others', {})).status, 200);
    for (const each of [laptop, phone]) assert.equal(await statusOf(each), 'anonymous');
    assert.deepEqual(
      (await list(browser)).map(({ current }) => current),
      [true],
    );
    assert.equal((await service.query(`select id from "session" where "userId" = '${String(row?.userId)}'`)).length, 1);
  });

  it('end with this one too, like signing out', async () => {
    const { browser } = await signIn(service);
    const [own] = await list(browser);
    assert.equal((await browser.post('/account/sessions/end', { id: own?.id })).status, 200);
    assert.equal(browser.cookies.has('ems.session_token'), false);
  });

  it('of somebody else are not there', async () => {
    const { browser: owner } = await signIn(service);
    const { browser: mallory } = await signIn(service);
    const [victim] = await list(owner);
    expectProblem(await mallory.post('/account/sessions/end', { id: victim?.id }), 404, 'not_found');
    await mallory.post('/account/sessions/end-others', {});
    assert.equal(await statusOf(owner), 'terms_due');
    expectProblem(await openBrowser(service).get('/account/sessions'), 401, 'not_signed_in');
  });
});

describe('a browser in words', () => {
  it('is what it says, and nothing where it says nothing known', () => {
    const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0';
    const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    const cases: [string | null, string | undefined, string | undefined][] = [
      [firefox, 'Firefox', 'Windows'],
      [safari, 'Safari', 'iPhone'],
      [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, 'Chrome', 'Linux'],
      [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/138.0.0.0`, 'Edge', 'Windows'],
      [`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${chrome} Mobile Safari/537.36`, 'Chrome', 'Android'],
      [
        `Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
        'Samsung Internet',
        'Android',
      ],
      [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome} Safari/537.36 OPR/120.0`, 'Opera', 'macOS'],
      [
        'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15',
        'Firefox',
        'iPad',
      ],
      [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`, 'Chrome', 'ChromeOS'],
      [
        `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')} Safari/537.36`,
        'Headless Chrome',
        'Linux',
      ],
      [`${iPhone} GSA/370.0 Mobile/15E148 Safari/604.1`, 'Google app', 'iPhone'],
      [`${iPhone} CriOS/138.0 Mobile/15E148 Safari/604.1`, 'Chrome', 'iPhone'],
      [`${iPhone} Mobile/15E148 Instagram 390.0`, 'Instagram', 'iPhone'],
      // A view in an app that doesn't say its name.
      [`${iPhone} Mobile/15E148`, undefined, 'iPhone'],
      [
        `Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0 Mobile Safari/537.36`,
        undefined,
        'Android',
      ],
      // An iPad asks for the pages of a Mac. Safari is the same on both; what is only there on one of them tells.
      [`${mac} Version/18.5 Safari/605.1.15`, 'Safari', 'macOS'],
      [`${mac} CriOS/138 Version/18.5 Safari/605.1.15`, 'Chrome', 'iOS'],
      [`${mac} Mobile/15E148`, undefined, 'iPad'],
      ['curl/8.5.0', undefined, undefined],
      ['', undefined, undefined],
      [null, undefined, undefined],
    ];
    for (const [text, browser, system] of cases) {
      const device = describeDevice({ userAgent: text });
      assert.deepEqual([device.browser, device.system], [browser, system], String(text));
    }
  });

  it('is told by client hints from browsers whose User-Agent is Chrome’s', () => {
    const userAgent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
    const made = '"Not)A;Brand";v="8", "Chromium";v="138"';
    const cases: [string, string | undefined, string | undefined][] = [
      [`${made}, "Google Chrome";v="138"\n"Windows"`, 'Chrome', 'Windows'],
      [`"Brave";v="138", ${made}\n"Android"`, 'Brave', 'Android'],
      [`${made}, "Microsoft Edge";v="138"\n"macOS"`, 'Edge', 'macOS'],
      [`${made}, "HeadlessChrome";v="138"\n"Linux"`, 'Headless Chrome', 'Linux'],
      [`${made}, "Android WebView";v="138"\n"Android"`, undefined, 'Android'],
      [`${made}\n"Chrome OS"`, 'Chromium', 'ChromeOS'],
      ['"\\"Google Chrome\\"";v="1"\n"Amiga"', 'Chrome', 'Linux'],
      ['Google Chrome\n', 'Chrome', 'Linux'],
      ['', 'Chrome', 'Linux'],
    ];
    for (const [clientHints, browser, system] of cases) {
      const device = describeDevice({ userAgent, clientHints });
      assert.deepEqual([device.browser, device.system], [browser, system], clientHints);
    }
    assert.equal(describeDevice({ userAgent, clientHints: '"Evil<b>";v="1"\n"Evil<b>"' }).browser, 'Chrome');
  });
});
