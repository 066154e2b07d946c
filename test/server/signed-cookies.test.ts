import assert from 'node:assert/strict';
import crypto, { createHmac } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, it, mock } from 'node:test';
import { renewSignatures } from '../../src/server/http/signed-cookies.ts';

const [newest, ...older] = ['newest', 'older', 'oldest', 'first'].map((each) =>
  `${each} secret of this test`.padEnd(40),
);

describe('signatures of older secrets', () => {
  const context = {
    secret: newest,
    secretConfig: { keys: new Map(older.map((value, nth) => [nth, value])), currentVersion: 9 },
    authCookies: { sessionToken: { name: 'ems.session_token' }, dontRememberToken: { name: 'ems.dont_remember' } },
  } as unknown as Parameters<typeof renewSignatures>[0];

  const sign = (value: string, secret: string): string =>
    `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;

  /** How many signatures are computed for a request, and what is renewed. */
  const costOf = (pairs: string[], authorization?: string) => {
    const headers = new Headers({ cookie: pairs.join('; '), ...(authorization !== undefined && { authorization }) });
    const counted = mock.method(crypto, 'createHmac');
    syncBuiltinESMExports();
    try {
      const renewed = renewSignatures(context, headers);
      return { computed: counted.mock.callCount(), renewed: [...renewed.keys()], headers };
    } finally {
      counted.mock.restore();
      syncBuiltinESMExports();
    }
  };
  const many = (name: (nth: number) => string, value: string): string[] =>
    Array.from({ length: 300 }, (_, nth) => `${name(nth)}=${encodeURIComponent(value)}`);
  const stranger = sign('made up', 'nobody’s secret');

  it('are looked for in no cookie of a name that isn’t the service’s, and in nothing of another shape', () => {
    assert.equal(costOf(many((nth) => `a${nth}`, stranger)).computed, 0);
    assert.equal(costOf(many((nth) => `ems.${nth}`, 'a.b')).computed, 0);
    assert.equal(costOf(many((nth) => `ems.${nth}`, 'eyJh.eyJz.AAAA')).computed, 0);
    assert.equal(costOf([], 'Bearer eyJh.eyJz.AAAA').computed, 0);
  });

  it('are looked for in a bounded number of cookies, however many are sent', () => {
    const few = costOf(many((nth) => `ems.${nth}`, stranger).slice(0, 16)).computed;
    assert.equal(costOf(many((nth) => `ems.${nth}`, stranger)).computed, few);
    assert.ok(few > 0 && few <= 16 * older.length, String(few));
  });

  it('are found among others’ cookies, of whichever secret', () => {
    for (const secret of older) {
      const own = `ems.session_token=${encodeURIComponent(sign('token', secret))}`;
      const { renewed, headers } = costOf(
        [...many((nth) => `a${nth}`, stranger), own],
        `Bearer ${sign('token', secret)}`,
      );
      assert.deepEqual(renewed, ['ems.session_token']);
      assert.equal(
        headers.get('cookie')?.split('; ').at(-1),
        `ems.session_token=${encodeURIComponent(sign('token', newest!))}`,
      );
      assert.equal(headers.get('authorization'), `Bearer ${encodeURIComponent(sign('token', newest!))}`);
    }
  });

  it('are found where a service gives its cookies names of its own', () => {
    const [session, remember] = ['sid', 'brief'];
    const named = { sessionToken: { name: session }, dontRememberToken: { name: remember } };
    const headers = new Headers({
      cookie: [session, remember, 'siddevice']
        .map((name) => `${name}=${encodeURIComponent(sign('token', older[1]!))}`)
        .join('; '),
    });
    const renewed = renewSignatures({ ...context, authCookies: named } as typeof context, headers);
    assert.deepEqual([...renewed.keys()], [session, remember, 'siddevice']);
  });

  it('are found in the session’s cookie, whatever others of the service’s names come before it', () => {
    const own = `ems.session_token=${encodeURIComponent(sign('token', older[0]!))}`;
    assert.deepEqual(costOf([...many((nth) => `ems.${nth}`, stranger), own]).renewed, ['ems.session_token']);
  });
});
