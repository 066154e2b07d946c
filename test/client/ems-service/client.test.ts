import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import { createSessionAnnouncer } from '../../../src/client/session/announcer.ts';
import { clientOf } from '../support/answering-client.ts';
import { createStorage } from '../support/service-harness.ts';

const person = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'Ada@example.org',
  password: 'correct horse battery staple',
};
const registered: [number, unknown][] = [[200, { email: 'Ada@example.org', ticket: 't-1', retryAfter: 60 }]];
const anonymous: [number, unknown][] = [[200, { status: 'anonymous' }]];
const active = {
  status: 'active',
  account: { id: '1', email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' },
};
const service = {
  '/sign-up/email': registered,
  '/account/session': anonymous,
  '/email-verification/status': [[200, { verified: false }]] as [number, unknown][],
};

describe('a mailed link', () => {
  const path = '/email-verification/verify';
  const required: [number, unknown] = [403, { code: 'password_required', account: 'ada@example.org' }];
  const verified: [number, unknown] = [200, { email: 'ada@example.org' }];
  /** A tab that registered and waits. */
  const waitingTab = async () => {
    const { client } = clientOf(service, { storage: createStorage() });
    await client.registration.register(person);
    return client.session.subscribe(() => undefined);
  };

  it('goes with the ticket of this tab, and asks no other one', async () => {
    const { client, asked } = clientOf({ ...service, [path]: [verified] });
    await client.registration.register(person);
    assert.equal((await client.verification.verify({ token: 'mailed' })).ok, true);
    assert.deepEqual(asked.at(-1)?.body, { token: 'mailed', ticket: 't-1' });
  });

  it('goes with the ticket of the tab that waits beside it', async () => {
    const close = await waitingTab();
    const { client, asked } = clientOf({ ...service, [path]: [verified] }, { storage: createStorage() });
    assert.equal((await client.verification.verify({ token: 'mailed' })).ok, true);
    close();
    assert.deepEqual(
      asked.map(({ body }) => body),
      [{ token: 'mailed', ticket: 't-1' }],
    );
  });

  it('goes with the ticket of another tab where the own one is of another registration', async () => {
    const close = await waitingTab();
    const own: [number, unknown] = [200, { email: 'eve@example.org', ticket: 't-0', retryAfter: 60 }];
    const { client, asked } = clientOf(
      { ...service, '/sign-up/email': [own], [path]: [required, verified] },
      { storage: createStorage() },
    );
    await client.registration.register(person);
    assert.equal((await client.verification.verify({ token: 'mailed' })).ok, true);
    close();
    assert.deepEqual(
      asked.slice(1).map(({ body }) => (body as { ticket: string }).ticket),
      ['t-0', 't-1'],
    );
  });

  it('asks for the password where no tab has a ticket, and sends it', async () => {
    const { client, asked } = clientOf({ ...service, [path]: [required, verified] }, { storage: createStorage() });
    const outcome = await client.verification.verify({ token: 'mailed' });
    assert.deepEqual(outcome.ok ? undefined : [outcome.problem.code, outcome.problem.account], [
      'password_required',
      'ada@example.org',
    ]);
    assert.equal((await client.verification.verify({ token: 'mailed', password: person.password })).ok, true);
    assert.deepEqual(
      asked.map(({ body }) => body),
      [{ token: 'mailed' }, { token: 'mailed', password: person.password }],
    );
  });
});

describe('a page that is opened, when a form without a script has changed who is signed in', () => {
  const session = '/account/session';
  /** What a tab heard by the time that it hears of a change that is announced. */
  const heardBy = async (before: [number, unknown][], opened: [number, unknown][]) => {
    const lying = clientOf({ [session]: before });
    await lying.client.session.current();
    let heard = 0;
    const end = lying.client.session.subscribe(() => void heard++);
    const page = clientOf({ [session]: opened, '/sign-out': [[200, {}]] });
    for (const _ of [1, 2]) await page.client.session.current();
    // What one page says is heard in its order, and its announcement last.
    const announced = new Promise<void>((resolve) => {
      const endHearing = createSessionAnnouncer('ems-elements https://id.example.org/api/auth').subscribe(() => {
        endHearing();
        resolve();
      });
    });
    await page.client.session.signOut();
    await announced;
    end();
    return { heard, asked: lying.asked.length };
  };
  const ada: [number, unknown][] = [[200, active]];
  const eve: [number, unknown][] = [[200, { ...active, account: { ...active.account, id: '2' } }]];
  const unaccepted: [number, unknown][] = [[200, { ...active, status: 'terms_due' }]];

  for (const [what, before, opened] of [
    ['a sign-in', anonymous, ada],
    ['a sign-out', ada, anonymous],
    ['another person’s sign-in', ada, eve],
    ['accepted terms', unaccepted, ada],
  ] as const) {
    it(`tells the tabs that know otherwise of ${what}, once`, async () => {
      assert.deepEqual(await heardBy([...before], [...opened]), { heard: 2, asked: 1 });
    });
  }

  it('tells nothing to who knew it, and has nobody ask anything', async () => {
    assert.deepEqual(await heardBy([...ada], [...ada]), { heard: 1, asked: 1 });
  });
});

describe('a pending verification', () => {
  it('stays with the client', async () => {
    const { client } = clientOf(service);
    assert.deepEqual(await client.registration.register(person), {
      ok: true,
      value: { email: 'Ada@example.org', retryAfter: 60 },
    });
  });

  it('survives a reload', async () => {
    const storage = createStorage();
    await clientOf(service, { storage }).client.registration.register(person);
    const { client } = clientOf(service, { storage });
    assert.deepEqual(await client.session.current(), {
      ok: true,
      value: { status: 'unverified', email: 'Ada@example.org' },
    });
  });

  it('is sent for its own address only', async () => {
    const { client, asked } = clientOf({ ...service, '/email-verification/send': [[200, { retryAfter: 60 }]] });
    await client.registration.register(person);
    await client.verification.status({ email: 'ada@EXAMPLE.org' });
    assert.deepEqual(await client.verification.status({ email: 'eve@example.org' }), {
      ok: true,
      value: { verified: false },
    });
    await client.verification.resend({ email: 'ada@example.org' });
    await client.verification.resend({ email: 'eve@example.org' });
    assert.deepEqual(
      asked.slice(1).map(({ body }) => body),
      [{ ticket: 't-1' }, { email: 'ada@example.org', ticket: 't-1' }, { email: 'eve@example.org' }],
    );
  });

  it('is not asked about again once the address is verified, and is forgotten with the sign-in', async () => {
    const { client, asked } = clientOf({
      ...service,
      '/email-verification/status': [[200, { verified: true, email: 'ada@example.org' }]],
      '/sign-in/email': [[200, active]],
      '/sign-out': [[200, {}]],
    });
    await client.registration.register(person);
    for (let i = 0; i < 3; i++)
      assert.deepEqual(await client.verification.status(person), { ok: true, value: { verified: true } });
    assert.deepEqual(await client.session.current(), { ok: true, value: { status: 'anonymous' } });
    assert.equal(asked.filter(({ path }) => path === '/email-verification/status').length, 1);
    await client.session.signIn(person);
    assert.deepEqual(await client.verification.status(person), { ok: true, value: { verified: false } });
  });

  it('is given with a sign-in before the verification, and no element sees it', async () => {
    const { client } = clientOf({ ...service, '/sign-in/email': [[403, { code: 'email_unverified', ticket: 't-2' }]] });
    assert.deepEqual(await client.session.signIn(person), { ok: false, problem: { code: 'email_unverified' } });
    assert.deepEqual(await client.session.current(), {
      ok: true,
      value: { status: 'unverified', email: person.email },
    });
  });

  it('of a newer registration is not overwritten by a late answer about the older one', async () => {
    let answerStatus = (_: Response): void => undefined;
    let ask = (): void => undefined;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const answers: (() => Promise<Response>)[] = [
      () => Promise.resolve(Response.json({ email: 'a@example.org', ticket: 'old', retryAfter: 60 })),
      () => {
        ask();
        return new Promise((resolve) => (answerStatus = resolve));
      },
      () => Promise.resolve(Response.json({ email: 'b@example.org', ticket: 'new', retryAfter: 60 })),
    ];
    const { client } = clientOf({}, { fetch: () => answers.shift()!() });
    await client.registration.register({ ...person, email: 'a@example.org' });
    const late = client.verification.status({ email: 'a@example.org' });
    await asked;
    await client.registration.register({ ...person, email: 'b@example.org' });
    answerStatus(Response.json({ verified: true }));
    await late;
    assert.deepEqual(await client.verification.status({ email: 'a@example.org' }), {
      ok: true,
      value: { verified: false },
    });
  });

  const blocked = (): never => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const storages = {
    'is blocked': { getItem: blocked, setItem: blocked, removeItem: blocked },
    'is full': { ...createStorage(), setItem: blocked },
    'is absent (Node has none)': undefined,
  };
  for (const [name, storage] of Object.entries(storages)) {
    it(`lasts as long as the page where storage ${name}`, async () => {
      const { client } = clientOf({ ...service, '/sign-out': [[200, {}]] }, { storage });
      await client.registration.register(person);
      assert.deepEqual(await client.session.current(), {
        ok: true,
        value: { status: 'unverified', email: person.email },
      });
      await client.session.signOut();
      assert.deepEqual(await client.session.current(), { ok: true, value: { status: 'anonymous' } });
    });
  }

  it('is that of the newer registration where the storage is full and has an older one', async () => {
    const storage = createStorage();
    await clientOf(service, { storage }).client.registration.register({ ...person, email: 'old@example.org' });
    const { client } = clientOf(
      { ...service, '/sign-up/email': [[200, { email: 'new@example.org', ticket: 't-2', retryAfter: 60 }]] },
      { storage: { ...storage, setItem: blocked } },
    );
    await client.registration.register({ ...person, email: 'new@example.org' });
    assert.deepEqual(await client.session.current(), {
      ok: true,
      value: { status: 'unverified', email: 'new@example.org' },
    });
  });

  for (const text of ['{', 'null', '{"email":1}', '[]']) {
    it(`is none where the storage holds ${text}`, async () => {
      const storage = { ...createStorage(), getItem: () => text };
      const { client } = clientOf(service, { storage });
      assert.deepEqual(await client.session.current(), { ok: true, value: { status: 'anonymous' } });
    });
  }
});

describe('the client', () => {
  it('passes on what goes wrong while it asks for the state', async () => {
    const failing = clientOf({ '/account/session': [[503, {}]] });
    const outcome = await failing.client.session.current();
    assert.equal(!outcome.ok && outcome.problem.code, 'service_unavailable');
    const { client } = clientOf({
      ...service,
      '/email-verification/status': [[429, { code: 'rate_limited', retryAfter: 5 }]],
    });
    await client.registration.register(person);
    assert.deepEqual(await client.session.current(), { ok: false, problem: { code: 'rate_limited', retryAfter: 5 } });
  });

  it('takes it for a sign-out when there was no session', async () => {
    const { client } = clientOf({ '/sign-out': [[401, {}]] });
    assert.deepEqual(await client.session.signOut(), { ok: true, value: undefined });
  });

  it('does not take it for a sign-out when the service failed', async () => {
    const { client } = clientOf({ '/sign-out': [[500, {}]] });
    assert.equal((await client.session.signOut()).ok, false);
  });

  const wrong = [[200, { nothing: true }]] as [number, unknown][];
  const calls = {
    '/account/session': (client) => client.session.current(),
    '/account/policy': (client) => client.policy.current(),
    '/sign-up/email': (client) => client.registration.register(person),
    '/sign-in/email': (client) => client.session.signIn(person),
    '/email-verification/send': (client) => client.verification.resend(person),
    '/email-verification/verify': (client) => client.verification.verify({ token: 't' }),
    '/terms': (client) => client.terms.current(),
    '/terms/accept': (client) => client.terms.accept({ version: '1' }),
  } satisfies Record<string, (client: ReturnType<typeof createEmsServiceClient>) => Promise<unknown>>;
  for (const [path, call] of Object.entries(calls)) {
    it(`answers unexpected_answer when ${path} answers something else`, async () => {
      const outcome = (await call(clientOf({ [path]: wrong }).client)) as { ok: boolean; problem?: { code: string } };
      assert.equal(outcome.problem?.code, 'unexpected_answer');
    });
  }

  it('refuses a base URL that is not https', () => {
    assert.throws(() => createEmsServiceClient({ baseURL: 'http://id.example.org' }), /https/);
  });

  it('draws a form with the policy that it was given', () => {
    const policy = { password: { minLength: 15, maxLength: 128 } };
    assert.equal(clientOf({}, { policy }).client.policy.initial, policy);
  });
});
