import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { success } from '../../../src/client/outcome.ts';
import { codeOf, realm, signedIn, valueOf } from './site.ts';

const session = (id: string, lastAccess: number, more: object = {}) => ({
  id,
  ipAddress: '192.0.2.1',
  started: 1_700_000_000,
  lastAccess,
  expires: 1_800_000_000,
  browser: 'Firefox/130.0',
  clients: [{ clientId: 'site' }],
  ...more,
});
const device = (os: string, name: string, ...sessions: ReturnType<typeof session>[]) => ({
  os,
  osVersion: '1',
  browser: 'x',
  device: name,
  mobile: false,
  lastAccess: 0,
  sessions,
});

describe('the sessions of a realm', () => {
  it('are named in words, the present one first, then by last use', async () => {
    const { client } = await signedIn();
    realm.devices = [
      device('Windows', 'Other', session('old', 1_700_000_100), session('new', 1_700_000_300)),
      device('iOS', 'iPhone', session('here', 1_700_000_200, { current: true, browser: 'Mobile Safari/17.1' })),
      device('Other', 'Other', session('unknown', 1_700_000_000, { browser: 'Other/Unknown' })),
    ];
    const list = valueOf(await client.sessions.list());
    assert.deepEqual(
      list.map(({ id, current, browser, system }) => ({ id, current, browser, system })),
      [
        { id: 'here', current: true, browser: 'Mobile Safari', system: 'iPhone' },
        { id: 'new', current: false, browser: 'Firefox', system: 'Windows' },
        { id: 'old', current: false, browser: 'Firefox', system: 'Windows' },
        { id: 'unknown', current: false, browser: undefined, system: undefined },
      ],
    );
    assert.equal(list[0]?.createdAt, '2023-11-14T22:13:20.000Z');
    assert.equal(list[0]?.lastUsedAt, '2023-11-14T22:16:40.000Z');
  });

  it('say where they began, when they end and what else is signed in to by them', async () => {
    const { client } = await signedIn();
    const clients = [
      { clientId: 'site', clientName: 'This site' },
      { clientId: 'shop', clientName: 'The shop' },
      { clientId: 'account-console', clientName: '${client_account-console}' },
      { clientId: 'wiki', clientName: '' },
    ];
    realm.devices = [
      device('Mac OS X', 'Mac', session('a', 1_700_000_100, { clients })),
      { ...device('Other', 'Other', session('b', 1_700_000_000, { clients: [], expires: 0 })), osVersion: 'Unknown' },
    ];
    const [a, b] = valueOf(await client.sessions.list());
    assert.deepEqual(
      [a?.ipAddress, a?.expiresAt, a?.systemVersion, a?.applications],
      ['192.0.2.1', '2027-01-15T08:00:00.000Z', '1', ['The shop', 'account-console', 'wiki']],
    );
    assert.deepEqual(
      [b?.expiresAt, b?.system, b?.systemVersion, b?.applications],
      [undefined, undefined, undefined, []],
    );
  });

  it('are ended one by one or but for the present one, with nothing that the preflight refuses', async () => {
    const { client } = await signedIn();
    assert.deepEqual(await client.sessions.end({ id: 'a/b' }, { idempotencyKey: 'k' }), success());
    assert.deepEqual(await client.sessions.endOthers({ idempotencyKey: 'k' }), success());
    assert.deepEqual(realm.asked, ['DELETE /account/sessions/a%2Fb', 'DELETE /account/sessions']);
    assert.ok(realm.received.every(({ headers }) => !('idempotency-key' in headers)));
  });

  it('are not all ended by an id that a browser leaves out of a path', async () => {
    const { client } = await signedIn();
    for (const id of ['', '.', '..']) assert.deepEqual(await client.sessions.end({ id }), success());
    assert.deepEqual(realm.asked, []);
  });

  it('with a time that is none are an answer that nobody expects', async () => {
    const { client } = await signedIn();
    realm.devices = [device('Windows', 'Other', session('a', 1e300))];
    assert.equal(codeOf(await client.sessions.list()), 'unexpected_answer');
  });
});
