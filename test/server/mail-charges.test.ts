import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AuthContext } from 'better-auth';
import { operations, type Operation } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import { mailsAnHour } from '../../src/rules/limits.ts';
import { createOutbox } from '../../src/server/index.ts';
import { newPerson, openBrowser, password, type Answer, type Browser } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('mails that a stranger can cause', () => {
  let service: TestService;
  let address = 0;
  before(async () => {
    service = await startTestService({
      env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1', RESEND_SECONDS: '1', STEP_UP_SECONDS: '86400' },
    });
  });
  after(() => service.stop());

  /** From an address that nobody used before. */
  const elsewhere = () => ({ 'x-forwarded-for': `192.0.${Math.floor((address += 1) / 250)}.${address % 250}` });
  const anyone = (path: string, body: object) => openBrowser(service).post(path, body, elsewhere());

  /** What causes one, for an address; `members` are strangers with accounts of their own. */
  const causes: { readonly [Name in OperationName]?: (email: string, members: readonly Browser[]) => Promise<Answer> } =
    {
      'registration.register': (email) => anyone('/sign-up/email', newPerson({ email })),
      'verification.resend': (email) => anyone('/email-verification/send', { email }),
      'passwordReset.request': (email) => anyone('/password-reset/request', { email }),
      'session.requestDeviceLink': (email) => anyone('/sign-in/device-link', { email }),
      'email.change': async (email, members) => {
        for (const member of members.slice(1)) await member.post('/account/email', { email }, elsewhere());
        return members[0]!.post('/account/email', { email }, elsewhere());
      },
      'email.resend': async (email, members) => {
        for (const member of members) {
          const { pending } = (await member.get('/account/email')).body as { pending: { email: string } | null };
          if (pending?.email !== email) await member.post('/account/email', { email }, elsewhere());
        }
        for (const member of members.slice(1)) await member.post('/account/email/resend', {}, elsewhere());
        return members[0]!.post('/account/email/resend', {}, elsewhere());
      },
    };

  const members = async (): Promise<Browser[]> => {
    const all: Browser[] = [];
    for (let i = 0; i < 3; i += 1) all.push((await signIn(service)).browser);
    return all;
  };
  const countOf = async (email: string): Promise<number> => (await service.finalInbox(email)).length;
  const hour = (): void => service.advance(3600);
  /** Within the hour that began with the first one. */
  const often = async (cause: (turn: number) => Promise<Answer>): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (let turn = 0; turn < 16; turn += 1) {
      service.advance(15);
      answers.push(await cause(turn));
    }
    return answers;
  };

  it('are those of all operations that can say that no mail goes out', () => {
    const mailing = Object.entries(operations as Readonly<Record<string, Operation>>)
      .filter(([, { problems }]) => problems.includes('mail_not_sent'))
      .map(([name]) => name);
    assert.deepEqual(Object.keys(causes).sort(), ['registration.register', ...mailing].sort());
  });

  it('are not taken by the outbox when nobody was charged', async () => {
    const outbox = createOutbox({ deliver: () => Promise.resolve(), log: () => undefined });
    const mail = { kind: 'email_taken', to: 'ada@example.org', firstName: 'Ada', url: '/', language: 'en' } as const;
    for (const each of [mail, undefined])
      await assert.rejects(outbox.write({ secret: 'x' } as AuthContext, each, new Date()), /nobody was charged/);
  });

  for (const [name, cause] of Object.entries(causes)) {
    it(`are at most ${mailsAnHour} in an hour to one address: ${name}`, async () => {
      const strangers = await members();
      const { email } = (await settle(service)).person;
      const nobody = newPerson().email;
      await openBrowser(service).post('/sign-up/email', { ...newPerson({ email: nobody }), password }, elsewhere());
      hour();
      const before = [await countOf(email), await countOf(nobody)];
      const known = await often(() => cause(email, strangers));
      // A mail whose link is over by then is sent to nobody.
      await service.finalInbox(email);
      hour();
      const unknown = await often(() => cause(nobody, strangers));
      assert.deepEqual(
        known.map(({ status }) => status),
        unknown.map(({ status }) => status),
      );
      assert.equal(known.at(-1)?.status, 429);
      for (const [i, each] of [email, nobody].entries()) {
        const sent = (await countOf(each)) - (before[i] ?? 0);
        assert.ok((sent > 0 || each === nobody) && sent <= mailsAnHour, `${sent} mails`);
      }
      hour();
      await cause(email, strangers);
      service.advance(15);
      assert.equal((await cause(email, strangers)).status, 200, 'in the next hour');
    });
  }

  it(`are at most ${mailsAnHour} in an hour to one address, all together`, async () => {
    const strangers = await members();
    const { email } = (await settle(service)).person;
    hour();
    const before = await countOf(email);
    const all = Object.values(causes);
    await often((turn) => all[turn % all.length]!(email, strangers));
    assert.equal((await countOf(email)) - before, mailsAnHour);
  });

  it(`are at most ${mailsAnHour} in an hour by one account, whomever they go to`, async () => {
    const { browser } = await signIn(service);
    const addresses = Array.from({ length: 16 }, () => newPerson().email);
    await often((turn) =>
      turn % 2
        ? browser.post('/account/email/resend', {}, elsewhere())
        : browser.post('/account/email', { email: addresses[turn] }, elsewhere()),
    );
    let sent = 0;
    for (const each of addresses) sent += await countOf(each);
    assert.equal(sent, mailsAnHour);
  });
});
