import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createBetterAuthClient } from '../../../src/client/better-auth/index.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { createStorage } from '../support/service-harness.ts';

let service: TestService;
before(async () => {
  service = await startTestService();
});
after(() => service.stop());

/** Carries the first request to a path out and loses its answer. */
const losing = (path: string): typeof fetch => {
  let lost = false;
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', service.origin);
    const response = await fetch(input, { ...init, headers });
    if (lost || !String(input).endsWith(path)) return response;
    lost = true;
    await response.body?.cancel();
    throw new TypeError('Failed to fetch');
  };
};

it('a registration and a verification are carried out once when their answers are lost', async () => {
  const person = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' };
  const storage = createStorage();
  const clientLosing = (path: string) => createBetterAuthClient({ baseURL: service.baseURL, storage, fetch: losing(path), retryDelays: [0] });

  const registered = await clientLosing('/sign-up/email').registration.register(person, { idempotencyKey: crypto.randomUUID() });
  assert.equal(registered.ok, true);
  const mails = await service.finalInbox(person.email);
  assert.equal(mails.length, 1);

  const token = mails[0]!.token;
  const client = clientLosing('/email-verification/verify');
  assert.deepEqual(await client.verification.verify({ token }, { idempotencyKey: crypto.randomUUID() }), { ok: true, value: { email: person.email } });
  assert.deepEqual(await client.verification.status(person), { ok: true, value: { verified: true } });
});
