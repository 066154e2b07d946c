import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser, type Answer } from '../support/browser.ts';
import { settle } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const from = (address: string) => ({ 'x-forwarded-for': address });
const wrong = 'not the password';

const limited = (answers: Answer[]): number => answers.filter(({ status }) => status === 429).length;

describe('whoever tries to pass by the limits', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService({ env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1' } });
  });
  after(() => service.stop());

  /** One more than a client may send, each with other headers. */
  const flood = (headersOf: (i: number) => Record<string, string>): Promise<Answer[]> =>
    Promise.all(
      Array.from({ length: 61 }, (_, i) =>
        openBrowser(service).post('/email-verification/verify', { token: 'x' }, headersOf(i)),
      ),
    );

  it('is one client with all addresses of an IPv6 network, however they are written', async () => {
    const ends = (i: number): string => (i % 2 ? `2001:db8:1:2::${i.toString(16)}` : `2001:DB8:0001:2:ffff::${i}`);
    assert.equal(limited(await flood((i) => from(ends(i)))), 1);
    assert.equal(limited(await flood((i) => from(`2001:db8:1:${i + 3}::1`))), 0, 'other networks are other clients');
  });

  it('is one client whatever else the request says of where it comes from', async () => {
    const claims = (i: number): Record<string, string>[] => [
      { 'x-forwarded-for': `198.51.100.${i}, junk, 192.0.2.77` },
      { forwarded: `for=198.51.100.${i}`, ...from('192.0.2.77') },
      { 'x-ems-client-address': `198.51.100.${i}`, ...from('192.0.2.77') },
      { 'x-real-ip': `198.51.100.${i}`, 'cf-connecting-ip': `198.51.100.${i}`, ...from('192.0.2.77') },
      { 'x-client-ip': `198.51.100.${i}`, 'true-client-ip': `198.51.100.${i}`, ...from('::ffff:192.0.2.77') },
    ];
    assert.equal(limited(await flood((i) => claims(i)[i % 5]!)), 1);
  });

  it('tries one password on many accounts from one client only so often', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < 101; i += 1)
      answers.push(
        await openBrowser(service).post(
          '/sign-in/email',
          { email: newPerson().email, password: wrong },
          from('192.0.2.88'),
        ),
      );
    assert.equal(limited(answers), 1);
  });

  it('guesses at one account under whatever form of its address', async () => {
    const { person } = await settle(service);
    const [name, domain] = person.email.split('@') as [string, string];
    const forms = [
      person.email,
      person.email.toUpperCase(),
      ` ${person.email} `,
      `${name}@${domain.toUpperCase()}`,
      `\t${person.email}\n`,
    ];
    const answers: Answer[] = [];
    for (let i = 0; i < 11; i += 1)
      answers.push(
        await openBrowser(service).post(
          '/sign-in/email',
          { email: forms[i % forms.length], password: wrong },
          from(`203.0.113.${i}`),
        ),
      );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array<number>(10).fill(401), 429],
    );
  });

  it('has no more mails by whatever form of an address', async () => {
    const { email } = newPerson();
    const forms = [email, email.toUpperCase(), ` ${email}`, `${email} `, email.replace('example.org', 'EXAMPLE.org')];
    let sent = 0;
    for (const path of ['/password-reset/request', '/sign-in/device-link', '/email-verification/send'])
      for (const [i, form] of forms.entries()) {
        const answer = await openBrowser(service).post(path, { email: form }, from(`203.0.113.${100 + i}`));
        if (answer.status === 200) sent += 1;
      }
    // The pause begins with the first one.
    assert.ok(sent <= 3, `${sent} within one pause`);
  });
});
