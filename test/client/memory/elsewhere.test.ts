import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createMemoryClient,
  memoryEntered,
  memoryPerson,
  type MemoryElsewherePort,
  type MemoryScenario,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { RedirectOperation } from '../../../src/client/ports/redirect.ts';

type OperationPort = Exclude<MemoryElsewherePort, 'session'>;

const ports: OperationPort[] = [
  'registration',
  'reauthentication',
  'email',
  'password',
  'authenticators',
  'recoveryCodes',
  'passkeys',
  'deletion',
];
const address = 'https://site.example/account?from=menu#security';

const operation = (client: RedirectingMemoryClient, port: OperationPort): RedirectOperation => {
  const found = client[port];
  assert(found?.kind === 'redirect');
  return found;
};

const open = (
  mode: 'popup' | 'redirect',
  elsewhere: readonly MemoryElsewherePort[] = ports,
  scenario: MemoryScenario = 'two-factor',
) => createMemoryClient({ elsewhere, mode, scenario, address });

/** Where the operation has something to do. */
const openFor = (port: OperationPort, mode: 'popup' | 'redirect') =>
  open(mode, ports, port === 'registration' ? 'fresh' : undefined);

/** Leaves for a page of the service, and gives the page that the tab comes back to. */
const visit = async (client: RedirectingMemoryClient, port: OperationPort): Promise<RedirectingMemoryClient> => {
  let settled = false;
  void operation(client, port)
    .start()
    .then(() => (settled = true));
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(settled, false, 'a page that was left goes on with nothing');
  return client.comeBack();
};

describe('a memory client whose service has pages of its own', () => {
  for (const port of ports) {
    it(`${port}: comes back with the result, told once, and the fragment`, async () => {
      for (const [next, result] of [
        ['complete', 'success'],
        ['cancel', 'cancelled'],
        ['fail', 'failed'],
        ['return', 'unknown'],
      ] as const) {
        const before = openFor(port, 'redirect');
        before.elsewhere.next = next;
        const client = await visit(before, port);
        assert.equal(
          operation(before, port).result(),
          next === 'return' ? undefined : result,
          'of a page that was left nothing is asked',
        );
        const again = openFor(port, 'redirect');
        again.elsewhere.next = next;
        const page = await visit(again, port);
        assert.equal(operation(page, port).result(), result);
        assert.equal(operation(page, port).result(), undefined);
        assert.equal(page.elsewhere.address, address);
        assert.equal(client.elsewhere.address, address);
      }
    });

    it(`${port}: tells a pop-up's result to the page that opened it`, async () => {
      for (const [next, result] of [
        ['complete', 'success'],
        ['cancel', 'cancelled'],
        ['fail', 'failed'],
      ] as const) {
        const client = openFor(port, 'popup');
        client.elsewhere.next = next;
        assert.deepEqual(await operation(client, port).start({ locale: 'de' }), { ok: true, value: undefined });
        assert.equal(operation(client, port).result(), result);
        assert.equal(operation(client, port).result(), undefined);
        assert.deepEqual(client.elsewhere.visits, [{ port, locale: 'de' }]);
      }
      const client = open('popup');
      client.elsewhere.next = 'return';
      assert.deepEqual(await operation(client, port).start(), { ok: false, problem: { code: 'cancelled' } });
      assert.equal(operation(client, port).result(), undefined);
    });
  }

  it('tells another tab nothing', async () => {
    const client = open('redirect');
    const other = client.openTab();
    const page = await visit(client, 'password');
    assert.equal(operation(other, 'password').result(), undefined);
    assert.equal(operation(page, 'email').result(), undefined);
    assert.equal(operation(page, 'password').result(), 'success');
  });

  it('carries out what the person does there, and nothing else', async () => {
    const client = open('popup');
    client.elsewhere.next = 'cancel';
    for (const port of ports) await operation(client, port).start();
    const before = client.world.account(memoryPerson.email);
    assert.equal(before?.authenticators.length, 1);

    client.elsewhere.next = 'complete';
    await operation(client, 'authenticators').start();
    assert.equal((await client.authenticators.list().then((list) => (list.ok ? list.value : []))).length, 2);
    await operation(client, 'password').start();
    const other = createMemoryClient({ world: client.world });
    assert.equal(
      (await other.session.signIn({ email: memoryPerson.email, password: memoryPerson.password })).ok,
      false,
    );
    assert.equal(
      (await other.session.signIn({ email: memoryPerson.email, password: memoryEntered.password })).ok,
      true,
    );
    await operation(client, 'email').start();
    const state = await client.session.current();
    assert.equal(state.ok && 'account' in state.value && state.value.account.email, memoryEntered.email);
    let heard = 0;
    client.session.subscribe(() => heard++);
    await operation(client, 'deletion').start();
    assert.deepEqual(await client.session.current(), { ok: true, value: { status: 'anonymous' } });
    assert.equal(client.world.account(memoryEntered.email), undefined);
    assert.ok(heard > 0, 'what was done there is announced');
  });

  it('refuses what the service’s rules refuse, and then the person gives it up', async () => {
    const client = open('popup');
    const refusals = [
      ['password', { password: 'short' }, 'password_too_short'],
      ['password', { password: memoryPerson.password }, 'password_unchanged'],
      ['email', { email: 'ada' }, 'email_invalid'],
    ] as const;
    for (const [port, entered, code] of refusals) {
      Object.assign(client.elsewhere.entered, entered);
      await operation(client, port).start();
      assert.equal(operation(client, port).result(), 'cancelled');
      assert.equal(client.elsewhere.refusal?.code, code);
    }
    client.elsewhere.next = 'cancel';
    await operation(client, 'password').start();
    assert.equal(client.elsewhere.refusal, undefined);
  });

  it('leaves an address waiting whose mail nobody opened', async () => {
    const client = open('popup');
    client.elsewhere.next = 'send';
    await operation(client, 'email').start();
    const account = client.world.account(memoryPerson.email);
    assert.deepEqual([account?.email, account?.pendingEmail], [memoryPerson.email, memoryEntered.email]);
    assert.equal(client.world.inbox(memoryEntered.email).at(-1)?.kind, 'email_change');
  });

  it('gives nobody an account or an address that is somebody else’s', async () => {
    const client = open('redirect');
    client.world.addAccount({ ...memoryPerson, email: memoryEntered.email });
    const owner = client.world.account(memoryEntered.email);
    const changed = await visit(client, 'email');
    assert.equal(operation(changed, 'email').result(), 'unknown');
    assert.deepEqual(client.world.account(memoryEntered.email), owner);
    const stranger = createMemoryClient({ world: client.world, elsewhere: ports, mode: 'redirect' });
    const registered = await visit(stranger, 'registration');
    assert.deepEqual(await registered.session.current(), { ok: true, value: { status: 'anonymous' } });
    assert.equal(client.world.inbox(memoryPerson.email).at(-1)?.kind, 'already_registered');
  });

  it('makes the session fresh by a re-authentication there', async () => {
    const client = open('popup', ['reauthentication'], 'stale');
    const ended = await client.sessions.endOthers();
    assert.equal(!ended.ok && ended.problem.code, 'reauthentication_required');
    await operation(client, 'reauthentication').start();
    assert.equal((await client.sessions.endOthers()).ok, true);
  });

  it('signs in and registers there, and has no ports for what happens there', async () => {
    const client = createMemoryClient({ elsewhere: ['session', 'registration'], mode: 'redirect' });
    assert.equal(client.secondFactor, undefined);
    assert.equal(client.passwordReset, undefined);
    assert.equal(client.verification, undefined);
    const { session } = client;
    assert.equal(session.kind, 'redirect');
    if (session.kind !== 'redirect') return;
    void session.start({ email: 'new@example.org' });
    await new Promise((resolve) => setTimeout(resolve));
    const page = await client.comeBack();
    const state = await page.session.current();
    assert.equal(state.ok && 'account' in state.value && state.value.account.email, 'new@example.org');
  });

  it('says why a sign-in there was none', async () => {
    const client = createMemoryClient({ elsewhere: ['session'], mode: 'redirect' });
    client.elsewhere.next = 'fail';
    assert.equal(client.session.kind, 'redirect');
    if (client.session.kind !== 'redirect') return;
    void client.session.start();
    await new Promise((resolve) => setTimeout(resolve));
    const { session } = await client.comeBack();
    assert.equal(session.kind === 'redirect' && session.refusal()?.code, 'challenge_expired');
  });
});
