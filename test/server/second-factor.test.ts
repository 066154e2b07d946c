import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { addPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const step = '/sign-in/second-factor';
const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a sign-in with a second factor', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const statusOf = async (browser: Browser) => (await browser.get('/account/session')).body.status;

  it('has no session before the code, and one after it', async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge, methods } = await challenged(service, person);
    assert.deepEqual(methods, ['totp', 'recovery_code']);
    assert.equal(browser.cookies.size, 0);
    assert.equal(await statusOf(browser), 'anonymous');
    const { status, body } = await browser.post(step, { challenge, code: await phone.nextCode() });
    assert.deepEqual([status, body.status], [200, 'terms_due']);
    assert.equal(await statusOf(browser), 'terms_due');
  });

  it('needs no cookie between its steps, and keeps the browser’s session until the second', async () => {
    const { browser: inside, person, phone } = await secured(service);
    const { challenge } = (await inside.post('/sign-in/email', person)).body;
    assert.equal(await statusOf(inside), 'terms_due');
    const { status } = await openBrowser(service).post(step, { challenge, code: await phone.nextCode() });
    assert.equal(status, 200);
  });

  it('takes a code once: not again, not at another sign-in, not after the set-up', async () => {
    const { person, phone } = await secured(service);
    const one = await challenged(service, person);
    expectProblem(
      await one.browser.post(step, { challenge: one.challenge, code: await phone.code() }),
      422,
      'code_already_used',
    );
    const code = await phone.nextCode();
    assert.equal((await one.browser.post(step, { challenge: one.challenge, code })).status, 200);
    const other = await challenged(service, person);
    expectProblem(await other.browser.post(step, { challenge: other.challenge, code }), 422, 'code_already_used');
    expectProblem(
      await one.browser.post(step, { challenge: one.challenge, code: await phone.nextCode() }),
      410,
      'challenge_expired',
    );
    assert.equal(
      (await other.browser.post(step, { challenge: other.challenge, code: await phone.code() })).status,
      200,
    );
  });

  it('takes the code of any of the account’s devices, and of no other account’s', async () => {
    const { browser, person, phone } = await secured(service);
    const tablet = await addPhone(service, browser, 'Tablet');
    const stranger = await secured(service);
    for (const device of [tablet, phone]) {
      const { browser: fresh, challenge } = await challenged(service, person);
      expectProblem(await fresh.post(step, { challenge, code: await stranger.phone.nextCode() }), 422, 'code_invalid');
      assert.equal((await fresh.post(step, { challenge, code: await device.code() })).status, 200);
    }
  });

  it('is one of ten with one code, and one of ten with one challenge', async () => {
    const { person, phone, codes } = await secured(service);
    const several = await Promise.all(Array.from({ length: 10 }, () => challenged(service, person)));
    const code = await phone.nextCode();
    const count = (answers: Answer[]): number => answers.filter(({ status }) => status === 200).length;
    assert.equal(
      count(await Promise.all(several.map(({ browser, challenge }) => browser.post(step, { challenge, code })))),
      1,
    );
    const { challenge } = await challenged(service, person);
    assert.equal(
      count(
        await Promise.all(codes.map((recoveryCode) => openBrowser(service).post(step, { challenge, recoveryCode }))),
      ),
      1,
    );
  });

  it('is over after five wrong codes, and after five minutes', async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    service.advance(30);
    for (let i = 0; i < 5; i += 1)
      expectProblem(await browser.post(step, { challenge, code: wrongOf(await phone.code()) }), 422, 'code_invalid');
    expectProblem(await browser.post(step, { challenge, code: await phone.code() }), 410, 'challenge_expired');
    const late = await challenged(service, person);
    service.advance(301);
    expectProblem(
      await late.browser.post(step, { challenge: late.challenge, code: await phone.code() }),
      410,
      'challenge_expired',
    );
    for (const invented of ['', 'x', `${late.challenge}x`]) {
      expectProblem(
        await browser.post(step, { challenge: invented, code: await phone.code() }),
        410,
        'challenge_expired',
      );
    }
  });

  it('counts tries at the same moment', async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    service.advance(30);
    const code = wrongOf(await phone.code());
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post(step, { challenge, code })));
    assert.equal(answers.filter(({ body }) => body.code === 'code_invalid').length, 5);
  });

  it('is refused with another shape, and from another page', async () => {
    const { person, phone } = await secured(service);
    const { browser, challenge } = await challenged(service, person);
    for (const body of [
      {},
      { challenge },
      { challenge, code: 1 },
      { code: '1' },
      { challenge, code: '1', recoveryCode: '1' },
      [],
    ]) {
      expectProblem(await browser.post(step, body), 400, 'unexpected_answer');
    }
    expectProblem(
      await browser.post(step, { challenge, code: await phone.nextCode() }, { origin: 'https://evil.example.com' }),
      403,
      'forbidden',
    );
  });
});

describe('guessing of codes', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: '1' } })));
  after(() => service.stop());

  it('is limited by account, over challenges and recovery codes, and over sessions', async () => {
    const { browser: inside, person, phone, codes } = await secured(service);
    service.advance(30);
    const wrong = wrongOf(await phone.code());
    for (let round = 0; round < 3; round += 1) {
      const { browser, challenge } = await challenged(service, person);
      for (let i = 0; i < 3; i += 1)
        expectProblem(await browser.post(step, { challenge, code: wrong }), 422, 'code_invalid');
    }
    for (let i = 0; i < 10; i += 1)
      expectProblem(await inside.post('/account/reauthenticate', { code: wrong }), 422, 'code_invalid');
    const { browser, challenge } = await challenged(service, person);
    expectProblem(await browser.post(step, { challenge, recoveryCode: 'AAAA-AAAA-AAAA-AAAA' }), 422, 'code_invalid');
    const limited = await browser.post(step, { challenge, code: await phone.code() });
    expectProblem(limited, 429, 'rate_limited');
    assert.equal(limited.headers.get('retry-after'), String(limited.body.retryAfter));
    expectProblem(await browser.post(step, { challenge, recoveryCode: codes[0] }), 429, 'rate_limited');
    expectProblem(await inside.post('/account/reauthenticate', { code: await phone.code() }), 429, 'rate_limited');
    service.advance(limited.body.retryAfter as number);
    const again = await challenged(service, person);
    assert.equal(
      (await again.browser.post(step, { challenge: again.challenge, code: await phone.code() })).status,
      200,
    );
  });

  it('is not what the owner does who mistypes now and then', async () => {
    const { browser, phone } = await secured(service);
    for (let round = 0; round < 4; round += 1) {
      service.advance(60);
      const code = await phone.code();
      for (let i = 0; i < 4; i += 1)
        expectProblem(await browser.post('/account/reauthenticate', { code: wrongOf(code) }), 422, 'code_invalid');
      assert.equal((await browser.post('/account/reauthenticate', { code })).status, 200);
    }
  });
});

describe('recovery codes', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const use = async (
    person: { email: string; password: string },
    recoveryCode: string | undefined,
  ): Promise<Answer> => {
    const { browser, challenge } = await challenged(service, person);
    return browser.post(step, { challenge, recoveryCode: recoveryCode ?? '' });
  };

  it('are ten, all different, and stand nowhere in the database', async () => {
    const { browser, person, codes } = await secured(service);
    assert.equal(new Set(codes).size, 10);
    for (const code of codes) assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { remaining, total } = (await browser.get('/account/recovery-codes')).body.status as {
      remaining: number;
      total: number;
    };
    assert.deepEqual([remaining, total], [10, 10]);
    await service.finalInbox(person.email);
    for (const table of ['recoveryCode', 'idempotentAnswer']) {
      const rows = JSON.stringify(await service.query(`select * from "${table}"`));
      for (const code of codes) assert.ok(!rows.includes(code) && !rows.includes(code.replaceAll('-', '')), table);
    }
  });

  it('work once each, however they are typed, and the owner hears how many are left', async () => {
    const { browser, person, codes } = await secured(service);
    const [first = '', second = ''] = codes;
    assert.equal((await use(person, first)).status, 200);
    expectProblem(await use(person, first), 422, 'code_already_used');
    assert.equal(
      (await use(person, ` ${second.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `))
        .status,
      200,
    );
    expectProblem(await use(person, 'AAAA-AAAA-AAAA-AAAA'), 422, 'code_invalid');
    assert.equal(((await browser.get('/account/recovery-codes')).body.status as { remaining: number }).remaining, 8);
    const used = async () =>
      (await service.finalInbox(person.email)).filter(({ subject }) => subject === 'A recovery code was used');
    const mail = (await used()).at(-1);
    assert.ok(mail?.text.includes('You have 8 codes left.') && !mail.text.includes('soon'));
    for (const code of codes.slice(2, 7)) assert.equal((await use(person, code)).status, 200);
    assert.ok((await used()).at(-1)?.text.includes('You have 3 codes left. Create a new set soon'));
  });

  it('work for one of ten sign-ins at the same moment', async () => {
    const { person, codes } = await secured(service);
    const [recoveryCode] = codes;
    const several = await Promise.all(Array.from({ length: 10 }, () => challenged(service, person)));
    const answers = await Promise.all(
      several.map(({ browser, challenge }) => browser.post(step, { challenge, recoveryCode })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expectProblem(answer, 422, 'code_already_used');
  });

  it('of an old set, and of somebody else, are dead', async () => {
    const { browser, person, codes } = await secured(service);
    const stranger = await secured(service);
    const { body } = await browser.post('/account/recovery-codes', {});
    expectProblem(await use(person, codes[0]), 422, 'code_invalid');
    expectProblem(await use(person, stranger.codes[0]), 422, 'code_invalid');
    assert.equal((await use(person, (body.codes as string[])[0])).status, 200);
    assert.equal((await use(stranger.person, stranger.codes[0])).status, 200);
    const subjects = (await service.finalInbox(person.email)).map(({ subject }) => subject);
    assert.equal(subjects.filter((subject) => subject === 'You have new recovery codes').length, 2);
  });
});
