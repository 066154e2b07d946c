import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import * as z from 'zod';
import { operations } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import { newPerson, openBrowser, type Answer } from '../support/browser.ts';
import { drawAsData, openFormBrowser } from '../support/form-browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectProblem, shapeOf } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const from = (address: string) => ({ 'x-forwarded-for': address });
const places = 4;

/** Bodies with which each operation that takes a password would hash one, or compare it. */
const withPassword: Record<string, Record<string, unknown>> = {
  'session.signIn': { email: newPerson().email, password: 'not the password' },
  'registration.register': newPerson(),
  'verification.verify': { token: 'x', newPassword: 'four other quite long words' },
  'reauthentication.reauthenticate': { password: 'not the password' },
  'email.confirm': { token: 'x', password: 'not the password' },
  'password.change': { currentPassword: 'x', password: 'four other quite long words', endOtherSessions: false },
  'passwordReset.confirm': { token: 'x', password: 'four other quite long words' },
};

describe('a flood of passwords', { timeout: 120_000 }, () => {
  let service: TestService;
  let held: (() => void)[] | undefined;
  let comparing = 0;
  const hold = (): void => void (held = []);
  const release = (): void => {
    const waiting = held ?? [];
    held = undefined;
    for (const go of waiting) go();
  };
  before(async () => {
    service = await startTestService({
      drawPage: drawAsData,
      env: {
        RATE_LIMITS: '1',
        TRUSTED_PROXIES: '127.0.0.1',
        HASHES_AT_ONCE: '1',
        PASSWORDS_IN_HAND: String(places),
      },
      plugins: [
        {
          id: 'held',
          init: ({ password }) => ({
            context: {
              password: {
                ...password,
                verify: async (data) => {
                  comparing += 1;
                  const queue = held;
                  if (queue) await new Promise<void>((resolve) => queue.push(resolve));
                  return password.verify(data);
                },
              },
            },
          }),
        },
      ],
    });
  });
  afterEach(release);
  after(() => service.stop());

  const counters = async (): Promise<unknown> => [
    await service.query('select key, count from failures order by key'),
    await service.query('select key, count from "requestLimit" order by key'),
  ];

  const guesses = async (): Promise<number> => (await service.query('select key from failures')).length;

  /** As many strangers as there are places, each from an address of their own, whose passwords are being compared. */
  const fill = async (): Promise<{ done: Promise<Answer[]> }> => {
    hold();
    const before = await guesses();
    const strangers = Array.from({ length: places }, (_, i) =>
      openBrowser(service).post(
        '/sign-in/email',
        { email: newPerson().email, password: 'not the password' },
        from(`192.0.2.${i}`),
      ),
    );
    // Each is counted as a guess before its password is compared.
    await eventually('strangers who wait', async () => (await guesses()) === before + places || undefined);
    await eventually('one that is compared', () => (held?.length === 1 ? true : undefined));
    return { done: Promise.all(strangers) };
  };

  it('is refused at once and told when to come again, and what is no password is answered as ever', async () => {
    const { browser } = await signIn(service);
    const { done } = await fill();
    const flood = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        openBrowser(service).post(
          '/sign-in/email',
          { email: newPerson().email, password: 'not the password' },
          from(`198.51.100.${i}`),
        ),
      ),
    );
    for (const answer of flood) {
      expectProblem(answer, 503, 'service_unavailable');
      assert.ok(Number(answer.body.retryAfter) > 0);
      assert.equal(answer.headers.get('retry-after'), String(answer.body.retryAfter));
    }
    assert.equal((await browser.get('/account/session')).status, 200);
    assert.equal((await browser.get('/account/policy')).status, 200);
    release();
    for (const answer of await done) expectProblem(answer, 401, 'credentials_invalid');
  });

  it('from one address leaves places for all others', async () => {
    const { person } = await settle(service);
    hold();
    const before = await guesses();
    const refused: Answer[] = [];
    const flood = Array.from({ length: 3 * places }, async () => {
      const guess = { email: newPerson().email, password: 'not the password' };
      const answer = await openBrowser(service).post('/sign-in/email', guess, from('192.0.2.200'));
      if (answer.status === 429) refused.push(answer);
      return answer;
    });
    await eventually('one that is compared', () => (held?.length === 1 ? true : undefined));
    await eventually('what is refused', () => refused.length >= 2 * places || undefined);
    const owner = openBrowser(service).post('/sign-in/email', person, from('203.0.113.2'));
    await eventually('the owner’s to be in hand', async () => (await guesses()) > before + 1 || undefined);
    release();
    assert.equal((await owner).status, 200);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [401, ...Array.from({ length: 3 * places - 1 }, () => 429)]);
    for (const answer of refused) assert.ok(Number(answer.body.retryAfter) > 0);
    const later = await openBrowser(service).post('/sign-in/email', person, from('192.0.2.200'));
    assert.equal(later.status, 200, 'that address too, once its own are answered');
  });

  it('charges nobody’s counters by what is refused, and tells nobody who has an account', async () => {
    const { person } = await settle(service);
    const { done } = await fill();
    const before = await counters();
    const compared = comparing;
    const tryAt = (email: string, password: string): Promise<Answer> =>
      openBrowser(service).post('/sign-in/email', { email, password }, from('203.0.113.1'));
    const unknown = await tryAt(newPerson().email, 'not the password');
    expectProblem(unknown, 503, 'service_unavailable');
    for (let i = 0; i < 20; i += 1) {
      assert.deepEqual(shapeOf(await tryAt(person.email, 'not the password')), shapeOf(unknown));
      assert.deepEqual(shapeOf(await tryAt(person.email, person.password)), shapeOf(unknown));
    }
    assert.deepEqual(await counters(), before);
    assert.equal(comparing, compared);
    release();
    await done;
    assert.equal((await tryAt(person.email, person.password)).status, 200, 'the owner, the first time they get in');
  });

  it('is every operation that takes one', () => {
    const taking = Object.entries(operations).filter(
      ([, { body }]) => body && /password"/i.test(JSON.stringify(z.toJSONSchema(body, { io: 'input' }))),
    );
    assert.deepEqual(taking.map(([name]) => name).sort(), Object.keys(withPassword).sort());
  });

  for (const [name, body] of Object.entries(withPassword))
    it(`charges nothing for a refused ${name}`, async () => {
      const { browser } = await signIn(service);
      const { done } = await fill();
      const before = await counters();
      const { path } = operations[name as OperationName].http;
      expectProblem(await browser.post(path, body), 503, 'service_unavailable');
      assert.deepEqual(await counters(), before);
      release();
      await done;
    });

  it('is no failure in the log', async () => {
    const { done } = await fill();
    const before = service.logged.length;
    const guess = { email: newPerson().email, password: 'not the password' };
    expectProblem(await openBrowser(service).post('/sign-in/email', guess), 503, 'service_unavailable');
    const logged = service.logged.slice(before).filter(({ event }) => event === 'problem');
    assert.deepEqual(
      logged.map(({ level, status }) => [level, status]),
      [['warn', 503]],
    );
    release();
    await done;
  });

  it('is said on the page of a posted form, with what was typed', async () => {
    const { done } = await fill();
    const browser = openFormBrowser(service);
    const { email } = newPerson();
    const shown = await browser.press(await browser.open('/sign-in'), { email, password: 'not the password' });
    assert.equal(shown.status, 503);
    assert.ok(Number(shown.headers.get('retry-after')) > 0);
    assert.equal(shown.view.form.problem?.code, 'service_unavailable');
    assert.equal(shown.view.form.values.email, email);
    release();
    await done;
  });

  it('gives back the places of those whom it answered', async () => {
    const { person } = await settle(service);
    for (let i = 0; i < 2; i += 1) {
      const { done } = await fill();
      release();
      await done;
    }
    const owner = openBrowser(service);
    for (let i = 0; i <= places; i += 1) assert.equal((await owner.post('/sign-in/email', person)).status, 200);
  });
});
