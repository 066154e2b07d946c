import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryScenario,
} from '../../../src/client/memory/index.ts';

const statusOf = async (client: ReturnType<typeof createMemoryClient>): Promise<string> => {
  const outcome = await client.session.current();
  return outcome.ok ? outcome.value.status : outcome.problem.code;
};
const newcomer = { ...memoryPerson, email: 'grace@example.org' };

describe('a scenario', () => {
  const statuses: Record<MemoryScenario, string> = {
    fresh: 'anonymous',
    unverified: 'unverified',
    'terms-due': 'terms_due',
    active: 'active',
    stale: 'active',
    'pending-email': 'active',
    'two-factor': 'active',
    'code-due': 'active',
    'few-codes-left': 'active',
    'several-sessions': 'active',
    passkeys: 'active',
    'linked-accounts': 'active',
    'second-factor': 'anonymous',
  };
  for (const [scenario, status] of Object.entries(statuses)) {
    it(`${scenario} starts ${status}`, async () => {
      assert.equal(await statusOf(createMemoryClient({ scenario: scenario as MemoryScenario })), status);
    });
  }

  it('unverified has a mail whose link works', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const [mail] = client.world.inbox(memoryPerson.email);
    assert.equal(mail?.kind, 'verification');
    assert.ok(mail.token !== undefined && mail.text.includes(mail.token));
    assert.equal((await client.verification.verify({ token: mail.token })).ok, true);
    assert.equal((await client.session.signIn(memoryPerson)).ok, true);
  });

  it('in a world where somebody did more already takes the account as it is', async () => {
    const world = createMemoryWorld();
    const first = createMemoryClient({ world, scenario: 'active' });
    assert.equal(await statusOf(createMemoryClient({ world, scenario: 'terms-due' })), 'terms_due');
    assert.equal(await statusOf(first), 'terms_due');
    assert.equal(await statusOf(createMemoryClient({ world, scenario: 'active' })), 'active');
  });

  it('fails loudly where the rules of the world forbid it', () => {
    const world = createMemoryWorld({ policy: { password: { minLength: 64, maxLength: 64 } } });
    assert.throws(() => createMemoryClient({ world, scenario: 'unverified' }), /password_too_short/);
  });
});

describe('the world', () => {
  it('moves its clock', async () => {
    const client = createMemoryClient({
      world: createMemoryWorld({ now: () => 0, resendCooldown: 60 }),
      scenario: 'unverified',
    });
    client.world.advance(59);
    assert.deepEqual(await client.verification.resend(memoryPerson), {
      ok: false,
      problem: { code: 'rate_limited', retryAfter: 1 },
    });
    client.world.advance(1);
    assert.equal((await client.verification.resend(memoryPerson)).ok, true);
    assert.equal(client.world.now(), 60_000);
  });

  it('lets a link expire', async () => {
    const world = createMemoryWorld({ linkLifetime: 10 });
    const client = createMemoryClient({ world, scenario: 'unverified' });
    world.advance(10);
    const token = world.inbox(memoryPerson.email)[0]?.token ?? '';
    const outcome = await client.verification.verify({ token });
    assert.equal(!outcome.ok && outcome.problem.code, 'token_expired');
  });

  it('tells what it knows of an account, and never the password', async () => {
    const client = createMemoryClient();
    assert.equal(client.world.account(newcomer.email), undefined);
    await client.registration.register({
      ...newcomer,
      acceptedTerms: '2026-01',
      extra: { company: 'Navy', interests: ['a', 'b'] },
    });
    const account = client.world.account('GRACE@example.org');
    assert.equal(account?.verified, false);
    assert.deepEqual(
      [account.extra, account.accepted?.version],
      [{ company: 'Navy', interests: ['a', 'b'] }, '2026-01'],
    );
    assert.ok(!('password' in account));
  });

  it('takes accounts that were registered earlier', async () => {
    const client = createMemoryClient();
    client.world.addAccount(newcomer);
    assert.equal((await client.session.signIn(newcomer)).ok, true);
    client.world.addAccount({ ...newcomer, email: 'eve@example.org' }, { verified: false });
    const outcome = await client.session.signIn({ ...newcomer, email: 'eve@example.org' });
    assert.equal(!outcome.ok && outcome.problem.code, 'email_unverified');
  });

  it('mails each of several people who registered one address the link of the own registration', async () => {
    const world = createMemoryWorld({ now: () => 0 });
    const [owner, other] = [createMemoryClient({ world }), createMemoryClient({ world })];
    await owner.registration.register(newcomer);
    await other.registration.register({ ...newcomer, password: 'another horse battery staple' });
    world.advance(60);
    await owner.verification.resend(newcomer);
    await owner.verification.verify({ token: world.inbox(newcomer.email)[2]?.token ?? '' });
    assert.equal((await owner.session.signIn(newcomer)).ok, true);
    assert.deepEqual(await other.verification.status(newcomer), { ok: true, value: { verified: false } });
  });

  it('refuses several fields at once', async () => {
    const outcome = await createMemoryClient().registration.register({
      firstName: ' ',
      lastName: 'L',
      email: 'x',
      password: 'x',
    });
    assert.deepEqual(outcome, {
      ok: false,
      problem: {
        code: 'name_invalid',
        field: 'firstName',
        fields: [
          { field: 'email', code: 'email_invalid' },
          { field: 'password', code: 'password_too_short' },
        ],
      },
    });
  });

  it('cannot be changed through an answer', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const terms = await client.terms.current();
    if (terms.ok) terms.value.documents.length = 0;
    const again = await client.terms.current();
    assert.ok(again.ok && again.value.documents.length > 0);
  });
});

describe('the network', () => {
  it('stays busy for as long as its latency says, told by operation', async () => {
    let arrive = (): void => undefined;
    const client = createMemoryClient({
      latency: (operation) =>
        operation === 'registration.register' ? new Promise<void>((resolve) => (arrive = resolve)) : undefined,
    });
    assert.equal(await statusOf(client), 'anonymous');
    const registering = client.registration.register(newcomer);
    assert.equal(await statusOf(client), 'anonymous');
    arrive();
    assert.equal((await registering).ok, true);
  });

  it('takes milliseconds', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const client = createMemoryClient({ latency: 300 });
    let done = false;
    const call = client.session.current().then(() => (done = true));
    t.mock.timers.tick(299);
    await Promise.resolve();
    assert.equal(done, false);
    t.mock.timers.tick(1);
    await call;
  });

  for (const [name, latency] of [
    ['milliseconds', 60_000],
    ['a promise', () => new Promise<void>(() => undefined)],
  ] as const) {
    it(`can be aborted while it takes ${name}, and nothing is carried out`, async () => {
      const client = createMemoryClient({ latency });
      const abort = new AbortController();
      const call = client.registration.register(newcomer, { signal: abort.signal });
      abort.abort();
      await assert.rejects(call, { name: 'AbortError' });
      assert.deepEqual(client.world.inbox(newcomer.email), []);
    });
  }

  it('fails as it was told, until it is told otherwise', async () => {
    const client = createMemoryClient({
      problems: { 'registration.register': { code: 'rate_limited', retryAfter: 30 } },
    });
    const refused = { ok: false, problem: { code: 'rate_limited', retryAfter: 30 } };
    assert.deepEqual(await client.registration.register(newcomer), refused);
    assert.deepEqual(await client.registration.register(newcomer), refused);
    delete client.network.problems['registration.register'];
    assert.equal((await client.registration.register(newcomer)).ok, true);
  });

  it('fails once', async () => {
    const client = createMemoryClient();
    client.network.problems['session.current'] = { code: 'offline', once: true };
    assert.deepEqual(await client.session.current(), { ok: false, problem: { code: 'offline' } });
    assert.equal(await statusOf(client), 'anonymous');
  });

  it('is that of one browser', async () => {
    const world = createMemoryWorld();
    const broken = createMemoryClient({ world, problems: { 'session.current': { code: 'offline' } } });
    assert.equal(await statusOf(broken), 'offline');
    assert.equal(await statusOf(broken.openTab()), 'offline');
    assert.equal(await statusOf(createMemoryClient({ world })), 'anonymous');
  });
});
