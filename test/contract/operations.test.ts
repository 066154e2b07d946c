import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { problemStatuses } from '../../src/contract/problem-statuses.ts';
import { problemsOf } from '../../src/contract/refusals.ts';
import { routes } from '../../src/contract/routes.ts';

const all: [string, Operation][] = Object.entries(operations);

/** A body of each operation that takes one, and bodies of another shape. */
const bodies: Record<string, { takes: unknown[]; refuses: unknown[] }> = {
  'registration.register': {
    takes: [
      {},
      { firstName: 'Ada', lastName: 'Lovelace', email: 'no address', password: 'x'.repeat(5000) },
      { extra: {}, journey: 'on-prem-trial', returnTo: 'anything', acceptedTerms: '' },
      { extra: { note: 'x'.repeat(4000) } },
      { extra: { interests: ['a', 'b'], none: [] } },
    ],
    refuses: [
      { firstName: 1 },
      { email: null },
      { extra: { a: 1 } },
      { extra: { a: [1] } },
      { extra: { a: [['b']] } },
      { extra: { a: { b: 'c' } } },
      { extra: 'x' },
      { extra: { note: 'x'.repeat(4096) } },
      { journey: '' },
      { journey: 'a\n' },
      { journey: 'x'.repeat(41) },
      { returnTo: [] },
    ],
  },
  'session.signIn': {
    takes: [{ email: '', password: '' }],
    refuses: [{}, { email: 'a@b.example' }, { email: 'a@b.example', password: null }],
  },
  'session.requestDeviceLink': { takes: [{}, { email: 'x' }], refuses: [{ email: 1 }] },
  'verification.resend': { takes: [{}, { email: 'x', ticket: 'y' }], refuses: [{ email: 1 }, { ticket: 1 }] },
  'verification.verify': { takes: [{ token: '' }], refuses: [{}, { token: 1 }] },
  'verification.status': { takes: [{ ticket: 'é'.repeat(5000) }], refuses: [{}, { ticket: null }] },
  'terms.accept': { takes: [{ version: '2026-01' }], refuses: [{}, { version: 1 }] },
  'secondFactor.verify': {
    takes: [
      { challenge: 'x', code: '' },
      { challenge: 'x', recoveryCode: '1' },
    ],
    refuses: [
      {},
      { challenge: 'x' },
      { code: '1' },
      { challenge: 'x', code: '1', recoveryCode: '1' },
      { challenge: 'x', code: '1', recoveryCode: null },
    ],
  },
  'reauthentication.reauthenticate': {
    takes: [{ password: '' }, { code: '1' }, { recoveryCode: '1' }, { password: 'x', code: '1' }],
    refuses: [{}, { code: '1', recoveryCode: '1' }, { password: 'x', code: 1 }, { code: 1 }],
  },
  'profile.update': {
    takes: [{}, { firstName: '', lastName: '' }, { language: 'xx' }, { attributes: { phone: [], tags: ['a', 'b'] } }],
    refuses: [
      { firstName: 'Ada', lastName: null },
      { language: 1 },
      { attributes: { phone: '1' } },
      { attributes: { phone: [1] } },
      { attributes: { phone: ['x'.repeat(16_384)] } },
    ],
  },
  'email.change': { takes: [{}, { email: 'x' }], refuses: [{ email: 1 }] },
  'email.confirm': { takes: [{ token: 'x' }], refuses: [{}] },
  'password.change': {
    takes: [
      { password: '', endOtherSessions: false },
      { password: '', endOtherSessions: true, currentPassword: '' },
    ],
    refuses: [
      { password: 'x' },
      { endOtherSessions: true },
      { password: 'x', endOtherSessions: 'yes' },
      { password: 'x', endOtherSessions: true, currentPassword: null },
    ],
  },
  'passwordReset.request': { takes: [{}], refuses: [{ email: [] }] },
  'passwordReset.confirm': { takes: [{ token: '' }, { token: '', password: '' }], refuses: [{}, { password: 'x' }] },
  'authenticators.activate': {
    takes: [
      { id: 'a', code: '' },
      { id: 'a', code: '1', name: 'x' },
    ],
    refuses: [{ id: 'a' }, { code: '1' }, { id: 'a\u0000', code: '1' }, { id: 'a', code: '1', name: 7 }],
  },
  'authenticators.rename': { takes: [{ id: 'a' }, { id: 'x'.repeat(256) }], refuses: [{}] },
  'authenticators.remove': { takes: [{ id: 'a' }, { id: '' }, { id: 'é' }], refuses: [{}, { id: '\u0000' }] },
  'sessions.end': { takes: [{ id: 'a' }], refuses: [{}, { id: 7 }] },
  'openid.continue': { takes: [{ oauth_query: 'x' }], refuses: [{}, { oauth_query: '' }, { oauth_query: [[]] }] },
};

describe('the table of operations', () => {
  it('has every route once, and each with a method of its own', () => {
    assert.deepEqual(
      all.map(([name]) => name),
      Object.keys(routes),
    );
    assert.equal(new Set(Object.values(routes)).size, all.length);
    for (const [name, { port, method, http }] of all) {
      assert.equal(`${port}.${method}`, name);
      assert.equal(`${http.method} ${http.path}`, routes[name as keyof typeof routes]);
    }
  });

  it('changes nothing by GET, and takes no body there', () => {
    for (const [name, { http, body, idempotent, sensitive }] of all) {
      if (http.method === 'GET') assert.deepEqual([body, idempotent, sensitive], [null, false, false], name);
    }
  });

  it('demands a session where it demands a fresh one', () => {
    for (const [name, { sensitive, session }] of all) if (sensitive) assert.equal(session, 'required', name);
  });

  it('knows the status of every problem of every operation', () => {
    for (const [name, operation] of all)
      for (const code of problemsOf(operation)) assert.ok(problemStatuses[code], `${name} ${code}`);
  });

  it('says who may be asked for what', () => {
    assert.deepEqual(
      new Set(problemsOf(operations['email.change'])),
      new Set([
        ...[
          'email_invalid',
          'email_unchanged',
          'rate_limited',
          'mail_not_sent',
          'not_signed_in',
          'reauthentication_required',
          'second_factor_due',
          'conflict',
        ],
        ...['forbidden', 'service_unavailable', 'unexpected_answer'],
      ]),
    );
  });
});

describe('a body', () => {
  it('is described wherever one is sent', () => {
    assert.deepEqual(
      new Set(Object.keys(bodies)),
      new Set(all.filter(([, { body }]) => body !== null).map(([name]) => name)),
    );
  });

  for (const [name, { body }] of all) {
    if (body === null) continue;
    it(`of ${name}`, () => {
      for (const value of bodies[name]?.takes ?? []) assert.ok(body.safeParse(value).success, JSON.stringify(value));
      for (const value of [...(bodies[name]?.refuses ?? []), [], null, undefined, 'text', 1])
        assert.ok(!body.safeParse(value).success, JSON.stringify(value));
    });
  }

  it('of a form that was sent half empty has empty fields, each with a problem of its own', () => {
    assert.deepEqual(operations['registration.register'].body.parse({}), {
      firstName: '',
      lastName: '',
      email: '',
      password: '',
    });
  });
});
