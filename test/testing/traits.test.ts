import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { success } from '../../src/client/outcome.ts';
import {
  conformanceCases,
  ConformanceError,
  conformancePromises,
  createConformanceReport,
  runConformanceCase,
  whySkipped,
  type ConformanceCase,
  type ConformanceHarness,
  type ConformancePromise,
} from '../../src/testing/index.ts';
import { createMemoryHarness } from '../client/support/memory-harness.ts';
import { createRedirectingMemoryHarness } from '../client/support/redirecting-memory-harness.ts';
import { humbleHarness } from './humble-clients.ts';

const titleOf = ({ port, name }: ConformanceCase): string => `${port}: ${name}`;
const find = (title: string): ConformanceCase => {
  const found = conformanceCases.find((candidate) => titleOf(candidate) === title);
  assert.ok(found, `No case is named "${title}".`);
  return found;
};
const promises = Object.keys(conformancePromises) as ConformancePromise[];

/** Runs the whole suite; the messages of the cases that failed. */
const runAll = async (harness: ConformanceHarness) => {
  const report = createConformanceReport(harness);
  const failures: string[] = [];
  for (const each of conformanceCases) {
    await report.run(each, harness).catch((error: Error) => failures.push(error.message));
  }
  return { report, failures };
};

describe('a service that keeps all promises but one', () => {
  for (const promise of promises) {
    it(`${promise}: passes the suite with that trait, and its cases alone are not kept`, async () => {
      const harness: ConformanceHarness = { ...humbleHarness(promise), patience: 40, traits: { [promise]: false } };
      const { report, failures } = await runAll(harness);
      assert.deepEqual(failures, []);
      let judged = 0;
      for (const each of conformanceCases) {
        if (each.promises.includes(promise) && (await whySkipped(each, harness)) === undefined) judged++;
      }
      assert.ok(judged > 0, 'no case judges it');
      assert.equal(report.counts()['not-kept'], judged);
    });
  }
});

describe('a service with pages of its own', () => {
  it('whose links are confirmed by whatever fetches them passes with that trait, and its case is not kept', async () => {
    const harness = createRedirectingMemoryHarness();
    const { store, emails } = harness.world.service;
    const scanned: ConformanceHarness = {
      ...harness,
      traits: { clickToConfirm: { instead: 'A mail scanner confirms the address.' } },
      fetchLinks: async (email) => {
        for (const { token = '' } of await harness.inbox(email)) {
          const link = store.links.get(token);
          if (link?.purpose === 'email') emails.set(link.account, email);
        }
      },
    };
    const { status } = await runConformanceCase(
      find('email: typed on a page of the service is not confirmed by whatever fetches the link'),
      scanned,
    );
    assert.equal(status, 'not-kept');
  });
});

describe('a trait', () => {
  it('that claims less than the service keeps is a failure', async () => {
    const harness: ConformanceHarness = { ...createMemoryHarness(), traits: { lastUse: false } };
    await assert.rejects(
      runConformanceCase(find('authenticators: tell when they were used'), harness),
      (error: unknown) => {
        assert.ok(error instanceof ConformanceError);
        assert.match(
          error.message,
          /tell when they were used" failed\. Expected: lastUse not kept, as the traits say\. Got: it is kept/,
        );
        return true;
      },
    );
  });

  it('may be of some ports only', async () => {
    const kept = find('profile: is changed once for one idempotency key');
    const broken = find('password: is changed once for one idempotency key');
    const harness: ConformanceHarness = {
      ...createMemoryHarness((client) => ({
        ...client,
        password: { ...client.password, change: (input) => client.password.change(input) },
      })),
      traits: { idempotency: { ports: ['password'], instead: 'A password that is sent twice is changed twice.' } },
    };
    assert.deepEqual(await runConformanceCase(kept, harness), { status: 'kept' });
    assert.deepEqual(await runConformanceCase(broken, harness), {
      status: 'not-kept',
      promises: ['idempotency'],
      reason: 'Not kept (idempotency): A password that is sent twice is changed twice.',
    });
  });

  it('is no excuse for an exception', async () => {
    const harness: ConformanceHarness = {
      ...createMemoryHarness((client) => ({
        ...client,
        authenticators: { ...client.authenticators, list: () => Promise.reject(new TypeError('list is broken')) },
      })),
      traits: { lastUse: false },
    };
    await assert.rejects(
      runConformanceCase(find('authenticators: tell when they were used'), harness),
      /It threw: TypeError: list is broken/,
    );
  });

  it('does not keep the suite waiting for what is not expected to come', async () => {
    const harness: ConformanceHarness = { ...humbleHarness('notices'), patience: 600_000, traits: { notices: false } };
    const { status } = await runConformanceCase(find('deletion: is told to the owner by mail'), harness);
    assert.equal(status, 'not-kept');
  });
});

describe('a report', () => {
  it('counts and names what is not kept, and why something was not judged', async () => {
    const harness: ConformanceHarness = {
      ...createMemoryHarness(({ terms: _, ...client }) => ({
        ...client,
        password: {
          ...client.password,
          change: async (input, options) =>
            input.password === 'x' ? success() : client.password.change(input, options),
        },
      })),
      traits: { notices: { instead: 'The service sends no mail but those with links.' } },
    };
    const quiet: ConformanceHarness = {
      ...harness,
      patience: 10,
      inbox: async (email) => (await harness.inbox(email)).filter(({ token }) => token !== undefined),
    };
    const report = createConformanceReport(quiet);
    for (const title of [
      'session: the case of the password matters',
      'deletion: is told to the owner by mail',
      'terms: can be read by everybody',
    ]) {
      await report.run(find(title), quiet);
    }
    await assert.rejects(
      report.run(find('authenticators: tell when they were used'), {
        ...quiet,
        newBrowser: () => Promise.reject(new Error('no browser')),
      }),
    );
    assert.deepEqual(report.counts(), { kept: 1, 'not-kept': 1, skipped: 1, failed: 1 });
    assert.equal(report.summary(), '1 kept, 1 not kept, 1 skipped, 1 failed');
    assert.equal(
      report.markdown(),
      `| kept | not kept | skipped | failed |
|---|---|---|---|
| 1 | 1 | 1 | 1 |

### Not kept

- **notices**: ${conformancePromises.notices} Instead: The service sends no mail but those with links.
  - deletion: is told to the owner by mail

### Not judged

- 1: The client has no port "terms".
`,
    );
  });
});
