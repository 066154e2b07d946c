import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure } from '../../../../src/client/outcome.ts';
import { createRedirectOperation } from '../../../../src/client/session/redirect-operation.ts';
import type { KeyValueStorage } from '../../../../src/client/session/storage.ts';
import type { ReadAnswer } from '../../../../src/client/session/token-session.ts';
import { createPage } from '../../support/bare-page.ts';
import { address, comeBack, leave, openPage, statusOf, type SitePage } from '../../support/provider-site.ts';
import { provider } from '../../support/running-provider.ts';
import { createStorage } from '../../support/service-harness.ts';

/** The manners of Keycloak: cancelled and failed actions come back with a code too. */
const readStatus: ReadAnswer = (answer) =>
  (({ success: 'success', cancelled: 'cancelled', error: 'failed' }) as const)[answer.get('kc_action_status') ?? ''];
const answerParameters = ['kc_action', 'kc_action_status'];

const passwordOf = ({ session }: SitePage, read?: ReadAnswer) =>
  createRedirectOperation(session, { operation: 'password', parameters: { kc_action: 'UPDATE_PASSWORD' }, read });

/** A page leaves for another password. */
const leaveFor = async (page: SitePage): Promise<URL> => {
  const problem = passwordOf(page).start({ locale: 'de' });
  const left = await Promise.race([page.page.left, problem]);
  if (!(left instanceof URL)) throw new Error(JSON.stringify(left));
  return left;
};

/** What the page that came back tells once it knows who is there: the result, the result asked again, and the words about a sign-in. */
const told = async (page: SitePage, read?: ReadAnswer) => {
  assert.equal(passwordOf(page, read).result(), undefined, 'before the state is known');
  const status = await statusOf(page);
  return {
    status,
    result: passwordOf(page, read).result(),
    again: passwordOf(page, read).result(),
    refusal: page.port.refusal()?.code,
  };
};

describe('an operation on a page of the provider', () => {
  it('is asked for with its parameters, in the language of the page', async () => {
    const left = await leaveFor(openPage(provider));
    assert.equal(left.searchParams.get('kc_action'), 'UPDATE_PASSWORD');
    assert.equal(left.searchParams.get('ui_locales'), 'de');
  });

  it('may be a re-authentication', async () => {
    const page = openPage(provider);
    const operation = createRedirectOperation(page.session, {
      operation: 'reauthentication',
      prompt: 'login',
      maxAge: 0,
    });
    void operation.start({ email: 'ada@example.org' });
    const left = await page.page.left;
    assert.deepEqual(
      ['prompt', 'max_age', 'login_hint'].map((name) => left.searchParams.get(name)),
      ['login', '0', 'ada@example.org'],
    );
  });

  it('is told once, with a session anew and nothing of it in the address', async () => {
    const page = openPage(provider, { page: createPage(`${address}#security`), answerParameters });
    const back = provider.answer(await leaveFor(page), {
      kc_action: 'UPDATE_PASSWORD',
      kc_action_status: 'success',
      plan: 'team',
    });
    const after = comeBack(provider, page, back, { answerParameters });
    assert.equal(after.page.url().href, `${address}?plan=team#security`, 'at once');
    assert.deepEqual(await told(after, readStatus), {
      status: 'active',
      result: 'success',
      again: undefined,
      refusal: undefined,
    });
    assert.equal(passwordOf(comeBack(provider, after, address)).result(), undefined, 'nor in the next page');
  });

  it('is told to the page that has a place for it', async () => {
    const page = openPage(provider);
    const after = comeBack(provider, page, provider.answer(await leaveFor(page)));
    await statusOf(after);
    assert.equal(createRedirectOperation(after.session, { operation: 'deletion' }).result(), undefined);
    assert.equal(passwordOf(comeBack(provider, after, `${address}/security`)).result(), 'success');
  });

  const answers: Record<string, [answer: (left: URL) => URL, result: string, status: string]> = {
    'a code': [(left) => provider.answer(left), 'success', 'active'],
    access_denied: [(left) => provider.refuse(left, 'access_denied'), 'cancelled', 'anonymous'],
    login_required: [(left) => provider.refuse(left, 'login_required'), 'cancelled', 'anonymous'],
    'another error': [(left) => provider.refuse(left, 'server_error'), 'failed', 'anonymous'],
    'a mistake of the site': [(left) => provider.refuse(left, 'invalid_scope'), 'failed', 'anonymous'],
  };
  for (const [name, [answer, result, status]] of Object.entries(answers)) {
    it(`ends with ${name} as ${result}, and is no word about a sign-in`, async () => {
      const page = openPage(provider);
      const after = comeBack(provider, page, answer(await leaveFor(page)));
      assert.deepEqual(await told(after), { status, result, again: undefined, refusal: undefined });
    });
  }

  const statuses = { success: 'success', cancelled: 'cancelled', error: 'failed', skip: 'success' } as const;
  for (const [status, result] of Object.entries(statuses)) {
    it(`is ${result} where the client reads ${status} in an answer with a code`, async () => {
      const page = openPage(provider, { answerParameters });
      const after = comeBack(provider, page, provider.answer(await leaveFor(page), { kc_action_status: status }), {
        answerParameters,
      });
      assert.deepEqual(await told(after, readStatus), {
        status: 'active',
        result,
        again: undefined,
        refusal: undefined,
      });
    });
  }

  it('shows a client that reads its answer nothing secret', async () => {
    const page = openPage(provider, { answerParameters });
    const after = comeBack(
      provider,
      page,
      provider.answer(await leaveFor(page), {
        kc_action: 'UPDATE_PASSWORD',
        session_state: 's',
        kc_action_status: 'success',
      }),
      { answerParameters },
    );
    await statusOf(after);
    let seen = '';
    passwordOf(after, (answer) => void (seen = answer.toString())).result();
    assert.equal(seen, 'kc_action=UPDATE_PASSWORD&kc_action_status=success');
  });

  it('has failed where the code cannot be exchanged, unless its own status says more', async () => {
    provider.manners.token = 'invalid_grant';
    for (const [read, result] of [
      [undefined, 'failed'],
      [readStatus, 'success'],
    ] as const) {
      const page = openPage(provider, { answerParameters });
      const after = comeBack(provider, page, provider.answer(await leaveFor(page), { kc_action_status: 'success' }), {
        answerParameters,
      });
      assert.deepEqual(await told(after, read), {
        status: 'anonymous',
        result,
        again: undefined,
        refusal: undefined,
      });
    }
  });
});

describe('the fragment of the page that was left', () => {
  it('is there again after a sign-in', async () => {
    const page = openPage(provider, { page: createPage(`${address}#delete`) });
    const back = provider.answer(await leave(page));
    assert.equal(back.hash, '');
    assert.equal(comeBack(provider, page, back).page.url().href, `${address}#delete`);
  });

  it('gives way to one that the answer has, and comes to no other page', async () => {
    const page = openPage(provider, { page: createPage(`${address}#delete`) });
    const back = provider.answer(await leave(page));
    back.hash = 'own';
    assert.equal(comeBack(provider, page, back).page.url().hash, '#own');
    const redirectUri = 'https://shop.example/signed-in';
    const other = openPage(provider, { page: createPage(`${address}#delete`), redirectUri });
    assert.equal(
      comeBack(provider, other, provider.answer(await leave(other)), { redirectUri }).page.url().href,
      redirectUri,
    );
  });

  it('is not set by the answer to another sign-in', async () => {
    const page = openPage(provider, { page: createPage(`${address}#delete`) });
    const back = provider.answer(await leave(page));
    back.searchParams.set('state', 'x');
    assert.equal(comeBack(provider, page, back).page.url().href, address);
  });
});

describe('a redirect that goes wrong', () => {
  it('and never comes back is unknown in the page that an address is typed for, once', async () => {
    const page = openPage(provider);
    await leaveFor(page);
    const after = comeBack(provider, page, address);
    assert.equal(await statusOf(after), 'anonymous');
    assert.equal(passwordOf(after).result(), 'unknown');
    assert.equal(passwordOf(after).result(), undefined);
  });

  it('and is gone back from is cancelled in the page that is shown again, which can leave again', async () => {
    const page = openPage(provider);
    const started = passwordOf(page).start();
    await page.page.left;
    page.page.back();
    assert.deepEqual(await started, failure('cancelled'));
    assert.equal(passwordOf(page).result(), undefined);
    page.page.go(address);
    const after = comeBack(provider, page, provider.answer(await leaveFor(page)));
    assert.equal((await told(after)).result, 'success');
  });

  it('and comes back twice counts once', async () => {
    const page = openPage(provider);
    const back = provider.answer(await leaveFor(page));
    assert.equal((await told(comeBack(provider, page, back))).result, 'success');
    const again = comeBack(provider, page, back);
    assert.equal(again.page.url().search, '');
    await statusOf(again);
    assert.equal(passwordOf(again).result(), undefined);
    assert.equal(provider.askedAt('/token').length, 1);
  });

  it('and has the state of another one settles nothing, whatever it claims', async () => {
    const page = openPage(provider, { answerParameters });
    const left = await leaveFor(page);
    const forged = provider.answer(left, { kc_action: 'UPDATE_PASSWORD', kc_action_status: 'success' });
    forged.searchParams.set('state', 'x'.repeat(32));
    const after = comeBack(provider, page, forged, { answerParameters });
    assert.equal(after.page.url().search, '');
    assert.deepEqual(await told(after, readStatus), {
      status: 'anonymous',
      result: 'unknown',
      again: undefined,
      refusal: 'challenge_expired',
    });
    assert.equal(provider.askedAt('/token').length, 0);
    // The right one is a sign-in still, of which nobody expects more.
    const right = comeBack(provider, page, provider.answer(left), { answerParameters });
    assert.deepEqual(await told(right), {
      status: 'active',
      result: undefined,
      again: undefined,
      refusal: undefined,
    });
  });

  it('and lands in another tab is none there, and unknown here', async () => {
    const page = openPage(provider);
    const back = provider.answer(await leaveFor(page));
    const other = comeBack(provider, { storage: createStorage() }, back);
    assert.deepEqual(await told(other), {
      status: 'anonymous',
      result: undefined,
      again: undefined,
      refusal: 'challenge_expired',
    });
    assert.equal(passwordOf(comeBack(provider, page, address)).result(), 'unknown');
  });

  it('and that another one takes the place of is not settled by the answer to the first', async () => {
    const page = openPage(provider);
    const first = provider.answer(await leaveFor(page));
    page.page.go(address);
    void createRedirectOperation(page.session, { operation: 'deletion' }).start();
    await page.page.left;
    const after = comeBack(provider, page, first);
    await statusOf(after);
    assert.equal(passwordOf(after).result(), undefined);
    assert.equal(createRedirectOperation(after.session, { operation: 'deletion' }).result(), 'unknown');
  });

  const blocked = (): never => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const storages: Record<string, KeyValueStorage> = {
    blocked: { getItem: blocked, setItem: blocked, removeItem: blocked },
    full: { ...createStorage(), setItem: blocked },
  };
  for (const [name, storage] of Object.entries(storages)) {
    it(`and could not come back, since storage is ${name}, does not leave`, async () => {
      const page = openPage(provider, { storage });
      let left = false;
      void page.page.left.then(() => (left = true));
      for (const outcome of [await page.session.start({}), await passwordOf(page).start()])
        assert.equal(outcome.ok ? 'ok' : outcome.problem.code, 'not_offered');
      assert.equal(left, false);
      assert.equal(passwordOf(page).result(), undefined);
    });
  }

  it('and is given up before it leaves stays', async () => {
    const page = openPage(provider);
    let left = false;
    void page.page.left.then(() => (left = true));
    const abort = new AbortController();
    const started = passwordOf(page).start({ signal: abort.signal });
    abort.abort();
    await assert.rejects(started, { name: 'AbortError' });
    // Until the provider was asked, and a page could leave.
    await leave(openPage(provider));
    assert.equal(left, false);
    assert.equal(passwordOf(page).result(), undefined);
  });

  for (const [name, manners, code] of [
    ['the provider cannot be reached', { discovery: 'cut' }, 'unreachable'],
    ['it is of another issuer', { metadata: { issuer: 'https://evil.example' } }, 'unexpected_answer'],
  ] as const) {
    it(`and cannot begin, since ${name}, stays`, async () => {
      Object.assign(provider.manners, manners);
      const page = openPage(provider);
      const outcome = await passwordOf(page).start();
      assert.equal(outcome.ok ? 'ok' : outcome.problem.code, code);
      assert.equal(passwordOf(page).result(), undefined);
      assert.equal(passwordOf(comeBack(provider, page, address)).result(), undefined);
    });

    it(`and comes back when ${name} has failed, and the page goes on`, async () => {
      const page = openPage(provider);
      const back = provider.answer(await leaveFor(page));
      Object.assign(provider.manners, manners);
      const after = comeBack(provider, page, back);
      assert.equal(after.page.url().search, '');
      assert.deepEqual(await told(after), {
        status: 'anonymous',
        result: 'failed',
        again: undefined,
        refusal: undefined,
      });
    });
  }
});
