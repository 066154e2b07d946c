import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import makeFetchCookie from 'fetch-cookie';
import { CookieJar } from 'tough-cookie';
import { createEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { createStorage } from '../support/service-harness.ts';

let service: TestService;
before(async () => {
  service = await startTestService();
});
after(() => service.stop());

/** Carries the first request to a path out and loses its answer, cookies included. */
const losing = (path: string, jar = new CookieJar()): typeof fetch => {
  const send = makeFetchCookie(fetch, jar);
  let lost = false;
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', service.origin);
    if (lost || !String(input).endsWith(path)) return send(input, { ...init, headers });
    lost = true;
    headers.set('cookie', await jar.getCookieString(String(input)));
    await (await fetch(input, { ...init, headers })).body?.cancel();
    throw new TypeError('Failed to fetch');
  };
};

it('a registration and a verification are carried out once when their answers are lost', async () => {
  const person = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.org',
    password: 'correct horse battery staple',
  };
  const storage = createStorage();
  const clientLosing = (path: string) =>
    createEmsServiceClient({ baseURL: service.baseURL, storage, fetch: losing(path), retryDelays: [0] });

  const registered = await clientLosing('/sign-up/email').registration.register(person, {
    idempotencyKey: crypto.randomUUID(),
  });
  assert.equal(registered.ok, true);
  const mails = await service.finalInbox(person.email);
  assert.equal(mails.length, 1);

  const token = mails[0]!.token;
  const client = clientLosing('/email-verification/verify');
  assert.deepEqual(await client.verification.verify({ token }, { idempotencyKey: crypto.randomUUID() }), {
    ok: true,
    value: { email: person.email },
  });
  assert.deepEqual(await client.verification.status(person), { ok: true, value: { verified: true } });
});

it('a password is changed and an account deleted once when their answers are lost', async () => {
  const person = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'grace@example.org',
    password: 'correct horse battery staple',
  };
  const jar = new CookieJar();
  const clientLosing = (path: string) =>
    createEmsServiceClient({
      baseURL: service.baseURL,
      storage: createStorage(),
      fetch: losing(path, jar),
      retryDelays: [0],
    });
  const first = clientLosing('none');
  await first.registration.register(person);
  const [mail] = await service.inbox(person.email);
  await first.verification.verify({ token: mail.token });
  assert.equal((await first.session.signIn(person)).ok, true);

  const change = {
    currentPassword: person.password,
    password: 'another horse battery staple',
    endOtherSessions: true,
  };
  const changed = await clientLosing('/account/password').password.change(change, {
    idempotencyKey: crypto.randomUUID(),
  });
  // Without the key it would be password_unchanged.
  assert.deepEqual(changed, { ok: true, value: undefined });
  const deleted = await clientLosing('/account/deletion').deletion.delete({ idempotencyKey: crypto.randomUUID() });
  assert.deepEqual(deleted, { ok: true, value: undefined });
  const outcome = await first.session.signIn({ ...person, password: change.password });
  assert.equal(!outcome.ok && outcome.problem.code, 'credentials_invalid');
});
