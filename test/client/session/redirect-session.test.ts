/** A session that was begun on a page of the provider, and what the service here says of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success, type Outcome } from '../../../src/client/outcome.ts';
import type { SessionState } from '../../../src/client/ports/session.ts';
import { createRedirectSessionPort } from '../../../src/client/session/redirect-session.ts';

const account = { id: '1', email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' };
const active: Outcome<SessionState> = success({ status: 'active', account });

/** A page that has come back with a session; the service answers as told, one answer after the other. */
const comeBack = (...answers: Outcome<SessionState>[]) => {
  const told: SessionState[] = [];
  let resumed = false;
  const port = createRedirectSessionPort(
    {
      start: async () => success(),
      end: async () => success(),
      resume: async () => {
        const first = !resumed;
        resumed = true;
        return success(first);
      },
    },
    { current: async () => answers.shift()!, subscribe: () => () => undefined },
    {
      onSignedIn: (state) => {
        told.push(state);
        return state;
      },
      onSignedOut: () => undefined,
    },
  );
  return { port, told };
};

describe('a session that was begun elsewhere', () => {
  it('is told once, when the service answers with it', async () => {
    const { port, told } = comeBack(active, active);
    assert.deepEqual([await port.current(), await port.current()], [active, active]);
    assert.equal(told.length, 1);
    assert.equal(port.refusal(), undefined);
  });

  it('that the service refuses is a refusal, for whoever came back to hear', async () => {
    const { port, told } = comeBack(failure('forbidden'));
    await port.current();
    assert.equal(port.refusal()?.code, 'forbidden');
    assert.deepEqual(told, []);
  });

  it('that could not be asked for at first begins when it can be', async () => {
    const { port, told } = comeBack(failure('offline'), active);
    await port.current();
    assert.equal(port.refusal()?.code, 'offline');
    await port.current();
    assert.equal(port.refusal(), undefined);
    assert.equal(told.length, 1);
  });
});
