import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryAuthenticator,
  memoryPendingEmail,
  memoryPerson,
  memoryRecoveryCodes,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { Outcome } from '../../../src/client/outcome.ts';

const valueOf = <T>(outcome: Outcome<T>): T => {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.problem.code);
const challengeOf = async (client: MemoryClient): Promise<string> => {
  const result = valueOf(await client.session.signIn(memoryPerson));
  assert.ok('challenge' in result);
  return result.challenge;
};
const kindsTo = (client: MemoryClient, email: string): string[] =>
  client.world.inbox(email).map(({ kind, event }) => event ?? kind);

describe('the scenario', () => {
  it('active is fresh and owns something', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const { hosts, integrations, subscriptions } = valueOf(await client.deletion.impact());
    assert.ok(hosts.length > 0 && integrations.length > 0 && subscriptions.length > 0);
    assert.equal(codeOf(await client.sessions.endOthers()), 'ok');
  });

  it('stale wants the password again', async () => {
    const client = createMemoryClient({ scenario: 'stale' });
    assert.equal(codeOf(await client.sessions.endOthers()), 'reauthentication_required');
    valueOf(await client.reauthentication.reauthenticate({ password: memoryPerson.password }));
    assert.equal(codeOf(await client.sessions.endOthers()), 'ok');
  });

  it('pending-email has a mail whose link works', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    assert.deepEqual(valueOf(await client.email.pending()), { email: memoryPendingEmail, retryAfter: 60 });
    assert.equal(client.world.account(memoryPerson.email)?.pendingEmail, memoryPendingEmail);
    const [mail] = client.world.inbox(memoryPendingEmail);
    assert.ok(mail?.token !== undefined && mail.text.includes(mail.token));
    valueOf(await client.email.confirm({ token: mail.token }));
    assert.equal(client.world.account(memoryPerson.email), undefined);
  });

  it('two-factor has an authenticator and a full set of recovery codes', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    assert.deepEqual(client.world.account(memoryPerson.email)?.authenticators, [memoryAuthenticator.name]);
    const { remaining, total } = valueOf(await client.recoveryCodes.status()) ?? {};
    assert.deepEqual([remaining, total], [10, 10]);
    assert.equal(
      codeOf(
        await client.reauthentication.reauthenticate({ code: await client.world.totp(memoryAuthenticator.secret) }),
      ),
      'ok',
    );
  });

  it('few-codes-left has two of them, and the others are used', async () => {
    const client = createMemoryClient({ scenario: 'few-codes-left' });
    const { remaining, total } = valueOf(await client.recoveryCodes.status()) ?? {};
    assert.deepEqual([remaining, total], [2, 10]);
    const guest = createMemoryClient({ world: client.world });
    const verify = async (recoveryCode = '') =>
      codeOf(await guest.secondFactor.verify({ challenge: await challengeOf(guest), recoveryCode }));
    assert.equal(await verify(memoryRecoveryCodes[0]), 'code_already_used');
    assert.equal(await verify(memoryRecoveryCodes.at(-1)), 'ok');
  });

  it('several-sessions has three others, one of them of an unknown browser', async () => {
    const client = createMemoryClient({ scenario: 'several-sessions', device: { browser: 'Edge', system: 'Windows' } });
    const sessions = valueOf(await client.sessions.list());
    assert.deepEqual(
      sessions.map(({ browser }) => browser),
      ['Edge', 'Safari', 'Chrome', undefined],
    );
    assert.deepEqual(
      sessions.map(({ current }) => current),
      [true, false, false, false],
    );
  });

  it('second-factor has nobody signed in, and a sign-in of two steps', async () => {
    const client = createMemoryClient({ scenario: 'second-factor' });
    const challenge = await challengeOf(client);
    const state = valueOf(
      await client.secondFactor.verify({ challenge, code: await client.world.totp(memoryAuthenticator.secret) }),
    );
    assert.equal(state.status, 'active');
  });

  it('two-factor played twice in one world has one authenticator', () => {
    const world = createMemoryWorld();
    createMemoryClient({ world, scenario: 'two-factor' });
    createMemoryClient({ world, scenario: 'second-factor' });
    assert.equal(world.account(memoryPerson.email)?.authenticators.length, 1);
  });
});

describe('a world', () => {
  it('says how long an authentication is fresh', async () => {
    const client = createMemoryClient({ world: createMemoryWorld({ now: () => 0, freshFor: 10 }), scenario: 'active' });
    client.world.advance(9);
    assert.equal(codeOf(await client.sessions.endOthers()), 'ok');
    client.world.advance(1);
    assert.equal(codeOf(await client.sessions.endOthers()), 'reauthentication_required');
  });

  it('may want the present password for another one', async () => {
    const client = createMemoryClient({
      world: createMemoryWorld({ requiresCurrentPassword: true }),
      scenario: 'active',
    });
    assert.equal(client.password.requiresCurrentPassword, true);
    const change = { password: 'another horse battery staple', endOtherSessions: false };
    assert.equal(codeOf(await client.password.change(change)), 'reauthentication_required');
    assert.equal(codeOf(await client.password.change({ ...change, currentPassword: memoryPerson.password })), 'ok');
  });

  it('has a name for authenticator applications', async () => {
    const client = createMemoryClient({
      world: createMemoryWorld({ issuer: 'Analytical Engines' }),
      scenario: 'active',
    });
    assert.match(
      valueOf(await client.authenticators.enrol()).uri,
      /^otpauth:\/\/totp\/Analytical%20Engines:ada%40example\.org\?/,
    );
  });

  it('takes an account with what it owns', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson, { owns: { hosts: ['ada.example.net'] } });
    await client.session.signIn(memoryPerson);
    assert.deepEqual(valueOf(await client.deletion.impact()), {
      hosts: ['ada.example.net'],
      integrations: [],
      subscriptions: [],
    });
  });
});

describe('the rules', () => {
  it('allow five authenticators', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    for (const name of ['2', '3', '4', '5']) {
      const { id, secret } = valueOf(await client.authenticators.enrol());
      valueOf(await client.authenticators.activate({ id, code: await client.world.totp(secret), name }));
    }
    assert.equal(codeOf(await client.authenticators.enrol()), 'device_limit_reached');
  });

  it('forget a set-up after an hour', async () => {
    for (const [seconds, ends] of [
      [3599, 'ok'],
      [3600, 'not_found'],
    ] as const) {
      const world = createMemoryWorld({ now: () => 1e12, freshFor: 7200 });
      const client = createMemoryClient({ world, scenario: 'active' });
      const { id, secret } = valueOf(await client.authenticators.enrol());
      world.advance(seconds);
      assert.equal(
        codeOf(await client.authenticators.activate({ id, code: await world.totp(secret), name: 'Tablet' })),
        ends,
      );
    }
  });

  it('let a link to a new password work for half an hour', async () => {
    for (const [seconds, ends] of [
      [1799, 'ok'],
      [1800, 'token_expired'],
    ] as const) {
      const world = createMemoryWorld({ now: () => 1e12 });
      const client = createMemoryClient({ world, scenario: 'active' });
      valueOf(await client.passwordReset.request(memoryPerson));
      const token = world.inbox(memoryPerson.email).at(-1)?.token ?? '';
      world.advance(seconds);
      assert.equal(
        codeOf(await client.passwordReset.confirm({ token, password: 'another horse battery staple' })),
        ends,
      );
    }
  });

  it('count wrong tries of an account, wherever they are made, and forget them with time or a success', async () => {
    const client = createMemoryClient({ world: createMemoryWorld({ now: () => 1e12 }), scenario: 'two-factor' });
    const { reauthenticate } = client.reauthentication;
    for (let tries = 0; tries < 5; tries++) {
      assert.equal(codeOf(await reauthenticate({ password: 'x' })), 'password_incorrect');
      assert.equal(codeOf(await reauthenticate({ code: '000000' })), 'code_invalid');
    }
    const limited = { ok: false, problem: { code: 'rate_limited', retryAfter: 300 } };
    assert.deepEqual(await reauthenticate({ password: memoryPerson.password }), limited);
    assert.deepEqual(await reauthenticate({ code: await client.world.totp(memoryAuthenticator.secret) }), limited);
    client.world.advance(300);
    valueOf(await reauthenticate({ password: memoryPerson.password }));
  });

  it('give an address that waits up with a change and a reset of the password', async () => {
    for (const change of [
      (client: MemoryClient) =>
        client.password.change({
          currentPassword: memoryPerson.password,
          password: 'another horse battery staple',
          endOtherSessions: false,
        }),
      async (client: MemoryClient) => {
        await client.passwordReset.request(memoryPerson);
        const token = client.world.inbox(memoryPerson.email).at(-1)?.token ?? '';
        return client.passwordReset.confirm({ token, password: 'another horse battery staple' });
      },
    ]) {
      const client = createMemoryClient({ scenario: 'pending-email' });
      valueOf(await change(client));
      const token = client.world.inbox(memoryPendingEmail)[0]?.token ?? '';
      assert.equal(codeOf(await client.email.confirm({ token })), 'token_invalid');
    }
  });

  it('kill a link to another password that was mailed to an address no longer in force', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    await client.passwordReset.request(memoryPerson);
    const token = client.world.inbox(memoryPerson.email).at(-1)?.token ?? '';
    valueOf(await client.email.confirm({ token: client.world.inbox(memoryPendingEmail)[0]?.token ?? '' }));
    assert.equal(
      codeOf(await client.passwordReset.confirm({ token, password: 'another horse battery staple' })),
      'token_invalid',
    );
  });

  it('tell the owner by mail of every change, and nothing else', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const { id, secret } = valueOf(await client.authenticators.enrol());
    valueOf(await client.authenticators.activate({ id, code: await client.world.totp(secret), name: 'Telephone' }));
    const [recoveryCode = ''] = valueOf(await client.recoveryCodes.generate()).codes;
    const guest = createMemoryClient({ world: client.world });
    valueOf(await guest.secondFactor.verify({ challenge: await challengeOf(guest), recoveryCode }));
    valueOf(await client.authenticators.rename({ id, name: 'Tablet' }));
    valueOf(await client.authenticators.remove({ id }));
    const { password: currentPassword } = memoryPerson;
    const password = 'another horse battery staple';
    valueOf(await client.password.change({ currentPassword, password, endOtherSessions: true }));
    valueOf(await client.email.change({ email: memoryPendingEmail }));
    valueOf(await client.email.confirm({ token: client.world.inbox(memoryPendingEmail)[0]?.token ?? '' }));
    valueOf(await client.deletion.delete());
    assert.deepEqual(kindsTo(client, memoryPerson.email), [
      'authenticator_added',
      'recovery_codes_renewed',
      'recovery_code_used',
      'authenticator_removed',
      'password_changed',
      'email_change_requested',
      'email_changed',
    ]);
    assert.deepEqual(kindsTo(client, memoryPendingEmail), ['email_change', 'account_deleted']);
  });
});

it('a session that was ended elsewhere is session_expired, and announced once', async () => {
  const world = createMemoryWorld();
  const [here, there] = [
    createMemoryClient({ world, scenario: 'active' }),
    createMemoryClient({ world, scenario: 'active' }),
  ];
  valueOf(await here.sessions.endOthers());
  let announced = 0;
  there.session.subscribe(() => void announced++);
  for (let i = 0; i < 2; i++) assert.equal(codeOf(await there.profile.update(memoryPerson)), 'session_expired');
  assert.deepEqual(valueOf(await there.session.current()), { status: 'anonymous' });
  assert.equal(announced, 1);
  await there.session.signOut();
  assert.equal(codeOf(await there.profile.update(memoryPerson)), 'not_signed_in');
});

it('an injected problem leaves the account whole', async () => {
  const client = createMemoryClient({
    scenario: 'active',
    problems: { 'deletion.delete': { code: 'service_unavailable', once: true } },
  });
  assert.equal(codeOf(await client.deletion.delete()), 'service_unavailable');
  assert.equal(valueOf(await client.session.current()).status, 'active');
  valueOf(await client.deletion.delete());
  assert.equal(client.world.account(memoryPerson.email), undefined);
});
