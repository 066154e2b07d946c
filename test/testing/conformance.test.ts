import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Registration } from '../../src/client/ports/registration.ts';
import {
  conformanceCases,
  ConformanceError,
  whySkipped,
  type ConformanceCase,
  type ConformanceHarness,
} from '../../src/testing/index.ts';
import { createMemoryHarness } from '../client/support/memory-harness.ts';
import { createRedirectingMemoryHarness } from '../client/support/redirecting-memory-harness.ts';
import { conformanceDoc } from './conformance-doc.ts';
import { accountMutations } from './mutations/account.ts';
import { emailAndPasswordMutations } from './mutations/email-and-password.ts';
import type { Mutation } from './mutations/mutation.ts';
import { redirectMutations } from './mutations/redirects.ts';
import { registrationMutations } from './mutations/registration.ts';
import { secondFactorMutations } from './mutations/second-factor.ts';
import { sessionLifeMutations } from './mutations/session-life.ts';
import { sessionMutations } from './mutations/session.ts';
import { verificationMutations } from './mutations/verification-and-terms.ts';

const nameOf = ({ port, name }: ConformanceCase): string => `${port}: ${name}`;
const find = (name: string): ConformanceCase => {
  const found = conformanceCases.find((candidate) => nameOf(candidate) === name);
  assert.ok(found, `No case is named "${name}".`);
  return found;
};

const mutations = [
  ...sessionMutations,
  ...sessionLifeMutations,
  ...registrationMutations,
  ...verificationMutations,
  ...accountMutations,
  ...emailAndPasswordMutations,
  ...secondFactorMutations,
];

/** Each broken client is caught by the cases that are there for it. */
const expectCaught = <Client>(
  broken: readonly Mutation<Client>[],
  harnessOf: (tamper: Mutation<Client>['tamper'], patience: number) => ConformanceHarness,
): void => {
  for (const { breaks, caughtBy, tamper } of broken) {
    it(breaks, async () => {
      for (const name of caughtBy) {
        await assert.rejects(find(name).run(harnessOf(tamper, 50)), (error: unknown) => {
          assert.ok(error instanceof ConformanceError, String(error));
          assert.ok(error.message.startsWith(`"${name}" failed. Expected: `), error.message);
          return true;
        });
      }
    });
  }
};

describe('the suite notices a client that', () => expectCaught(mutations, createMemoryHarness));
describe('the suite notices a client of a service with pages of its own that', () =>
  expectCaught(redirectMutations, createRedirectingMemoryHarness));

describe('a case', () => {
  it('has a name of its own', () => {
    assert.equal(new Set(conformanceCases.map(nameOf)).size, conformanceCases.length);
  });

  it('is skipped with the reason when the client lacks a port, and does not run then', async () => {
    const harness = createMemoryHarness(({ terms: _, ...client }) => client);
    const terms = find('terms: can be read by everybody');
    assert.equal(await whySkipped(terms, harness), 'The client has no port "terms".');
    await assert.rejects(terms.run(harness), /cannot run: The client has no port "terms"/);
  });

  it('is skipped with the reason when the harness lacks an ability', async () => {
    const { expireToken: _, ...harness } = createMemoryHarness();
    assert.equal(
      await whySkipped(find('verification: refuses a token that expired'), harness),
      'The harness has no expireToken().',
    );
  });

  it('takes an account from the harness where the client cannot register', async () => {
    const harness = createMemoryHarness(({ registration: _, verification: __, ...client }) => client);
    const signIn = find('session: signing in answers the account, and so does asking afterwards');
    assert.match((await whySkipped(signIn, harness)) ?? '', /no createAccount/);
    const able = { ...harness, createAccount: async (person: Registration) => void harness.world.addAccount(person) };
    assert.equal(await whySkipped(signIn, able), undefined);
    await signIn.run(able);
  });

  it('takes an exception for a failure and keeps it', async () => {
    const cause = new TypeError('x is undefined');
    const harness = createMemoryHarness((client) => ({
      ...client,
      session: { ...client.session, current: () => Promise.reject(cause) },
    }));
    const error = await find('session: a browser that was never here is anonymous')
      .run(harness)
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof ConformanceError);
    assert.match(error.message, /It threw: TypeError: x is undefined/);
    assert.equal(error.cause, cause);
  });
});

it('docs/conformance.md lists every case; write it with: npx node test/testing/conformance-doc.ts', async () => {
  assert.equal(await readFile(new URL('../../docs/conformance.md', import.meta.url), 'utf8'), conformanceDoc());
});
