import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { concerns, ownership, retention } from '../../src/server/concerns.ts';
import { newPerson, openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { beginPhone, challenged, secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';
import { rowsOf, tablesOf } from '../support/tables.ts';

const days = 24 * 3600;

/** Tables of the demo, whose rows its `ownedResources` removes. */
const ofTheDemo = ['serviceRecord'];

const unowned = async (service: TestService): Promise<string[]> =>
  [...(await tablesOf(service)).keys()].filter((table) => !(table in ownership) && !ofTheDemo.includes(table));

describe('the concerns', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('say of every table of the database whose its rows are, by a column that it has', async () => {
    assert.deepEqual(await unowned(service), []);
    const tables = await tablesOf(service);
    for (const [table, owner] of Object.entries(ownership)) {
      const columns = tables.get(table);
      assert.ok(columns, table);
      if (owner.by !== 'nobody') assert.ok(columns.includes(owner.column), `${table}.${owner.column}`);
    }
  });

  it('own no table that they do not know', async (t) => {
    const column = { type: 'string', required: true } as const;
    const stray = await startTestService({
      plugins: [{ id: 'stray', schema: { stray: { fields: { userId: column, email: column } } } }],
    });
    t.after(() => stray.stop());
    assert.deepEqual(await unowned(stray), ['stray']);
  });

  it('have one owner and one retention for each table', () => {
    const owned = concerns.flatMap(({ ownedBy }) => Object.keys(ownedBy));
    assert.deepEqual(owned, [...new Set(owned)]);
    for (const { id, ownedBy, retention: kept } of concerns)
      assert.deepEqual(Object.keys(kept).sort(), Object.keys(ownedBy).sort(), id);
  });

  it('say how long the rows of every table are kept that has an end', async () => {
    for (const [table, columns] of await tablesOf(service)) {
      if (ofTheDemo.includes(table)) continue;
      const kept = retention[table];
      assert.ok(kept, table);
      // The keys that tokens were signed with may be needed after their end.
      if (table !== 'jwks') assert.equal('seconds' in kept, columns.includes('expiresAt'), table);
    }
  });
});

describe('a deleted account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const names = { firstName: 'Quirina', lastName: 'Zwackelmann' };

  /** Somebody who did everything that can be done, and so has a row in every table. */
  const settled = async () => {
    const { browser, person, phone } = await secured(service, {
      ...names,
      acceptedTerms: '2026-01',
      extra: { company: 'Zwackelmann Ltd' },
    });
    const { id } = (await browser.get('/account/session')).body.account as { id: string };
    const site = openSite(service);
    await site.signIn(browser);
    await site.codeFor(browser, site.begin({ login_hint: person.email }));
    await service.query(
      `insert into "oauthConsent" ("id", "clientId", "userId", "scopes", "createdAt", "updatedAt") values ('${id}', '${site.id}', '${id}', '[]', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
    );
    await openBrowser(service).post('/sign-up/email', { ...person, ...names });
    const changed = newPerson().email;
    await browser.post('/account/email', { email: changed });
    const [mail] = await service.inbox(changed);
    assert.equal((await browser.post('/account/email/confirm', { token: mail.token })).status, 200);
    const again = await openBrowser(service).post(
      '/sign-up/email',
      { ...newPerson(names), email: changed },
      { 'idempotency-key': id },
    );
    assert.equal(again.status, 200);
    const wanted = newPerson().email;
    assert.equal((await browser.post('/account/email', { email: wanted })).status, 200);
    assert.equal((await openBrowser(service).post('/password-reset/request', { email: changed })).status, 200);
    await beginPhone(service, browser);
    await challenged(service, { ...person, email: changed });
    assert.ok((await service.recovery().start(changed)).ok);
    const sessions = (await service.query(`select id from "session" where "userId" = '${id}'`)).map((row) =>
      String(row.id),
    );
    await service.finalInbox(changed);
    return {
      browser,
      phone,
      email: changed,
      traces: [id, person.email, changed, wanted, ...sessions, ...Object.values(names)],
    };
  };

  /** Tables that hold something of a person in plain text. */
  const tablesWith = async (traces: readonly string[]): Promise<string[]> =>
    [...(await rowsOf(service))]
      .filter(([, rows]) => traces.some((trace) => JSON.stringify(rows).includes(trace)))
      .map(([table]) => table);

  it('leaves nothing of a person in the database but what is nobody’s, and that says nothing', async () => {
    const { browser, email, traces } = await settled();
    const personal = Object.entries(ownership).flatMap(([table, { by }]) => (by === 'nobody' ? [] : [table]));
    assert.deepEqual((await tablesWith(traces)).sort(), [...personal, ...ofTheDemo].sort());
    await service.stopMail();
    assert.equal((await browser.post('/account/deletion', {})).status, 200);
    assert.deepEqual(await tablesWith(traces), []);
    const [waiting] = await service.query('select content from "outgoingMail"');
    assert.ok(waiting, 'the mail about it');
    await service.startMail();
    const last = await eventually('the mail about it', async () =>
      (await service.inbox(email)).find(({ subject }) => subject === 'Your account was deleted'),
    );
    assert.ok(last.text.includes(names.firstName));
  });

  it('leaves everything of another one', async () => {
    const other = await settled();
    const before = await tablesWith(other.traces.slice(0, 1));
    const rowsBefore = (await rowsOf(service)).get('registration')?.length;
    assert.equal((await (await settled()).browser.post('/account/deletion', {})).status, 200);
    assert.deepEqual(await tablesWith(other.traces.slice(0, 1)), before);
    assert.equal((await rowsOf(service)).get('registration')?.length, rowsBefore);
  });

  it('is not what housekeeping looks for: it removes what is out of date, each table in its time', async () => {
    const {
      browser,
      traces: [id = ''],
    } = await settled();
    const emptied = async (): Promise<string[]> =>
      [...(await rowsOf(service))].filter(([, rows]) => rows.length === 0).map(([table]) => table);
    const setUps = async (): Promise<number> =>
      (await service.query(`select id from "authenticator" where "userId" = '${id}' and "expiresAt" is not null`))
        .length;
    const expectEmptied = async (seconds: number, tables: string[]): Promise<void> => {
      service.advance(seconds);
      await service.restart();
      await eventually(`no rows in ${tables.join(', ')}`, async () => {
        const now = await emptied();
        return tables.every((table) => now.includes(table)) || undefined;
      });
    };
    const kept = (least: number): string[] =>
      Object.entries(retention).flatMap(([table, each]) =>
        'seconds' in each && each.seconds <= least * days ? [table] : [],
      );
    // Of authenticators only the one that was being set up is out of date.
    const lasting = ['authenticator', 'knownDevice', 'failures'];
    const short = kept(0).filter((table) => !lasting.includes(table));
    await expectEmptied(31 * days, short);
    assert.equal(await setUps(), 0);
    assert.ok(!(await emptied()).includes('registration'));
    await expectEmptied(7 * days, [...short, 'registration']);
    assert.ok(!(await emptied()).includes('verificationLink'));
    await expectEmptied(
      31 * days,
      kept(60).filter((table) => !lasting.includes(table)),
    );
    for (const table of ['user', 'account', 'authenticator', 'recoveryCode', 'termsAcceptance'])
      assert.ok(!(await emptied()).includes(table), table);
    assert.deepEqual((await browser.get('/account/session')).body, { status: 'anonymous' });
  });
});
