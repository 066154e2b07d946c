import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthContext } from 'better-auth';
import { applicationsOf } from '../../src/server/openid/applications.ts';
import { clientModel } from '../../src/server/openid/clients.ts';
import { grantModel } from '../../src/server/openid/grants.ts';
import { accessTokenModel, refreshTokenModel } from '../../src/server/openid/token-models.ts';

describe('the other sites of a person’s sessions', () => {
  /** A person with this many grants, each with tokens of both kinds, as a database would give them. */
  const stored = (grants: number) => {
    const counted = { queries: 0, reads: 0 };
    const token = (nth: number) => ({
      clientId: `site-${nth % 3}`,
      get authorizationCodeId() {
        counted.reads += 1;
        return nth < 0 ? null : `code-${nth}`;
      },
    });
    const every = Array.from({ length: grants }, (_, nth) => nth);
    const rows: Record<string, object[]> = {
      [grantModel]: every.map((nth) => ({ codeDigest: `code-${nth}`, sessionId: `session-${nth % 2}` })),
      [refreshTokenModel]: every.map(token),
      // One of no code, and one of a grant that ended.
      [accessTokenModel]: [...every, -3, grants + 2].map(token),
      [clientModel]: [
        { clientId: 'site-0', name: 'Zoo' },
        { clientId: 'site-1', name: null },
        { clientId: 'site-2', name: 'Abbey' },
      ],
    };
    const adapter = {
      findMany: ({ model }: { model: string }) => {
        counted.queries += 1;
        return Promise.resolve(rows[model]);
      },
    };
    return { counted, context: { adapter, tables: rows } as unknown as AuthContext };
  };

  it('are named by session, in order, each once', async () => {
    const { context } = stored(12);
    assert.deepEqual(
      await applicationsOf(context, 'ada'),
      new Map([
        ['session-0', ['Abbey', 'Zoo', 'site-1']],
        ['session-1', ['Abbey', 'Zoo', 'site-1']],
      ]),
    );
    assert.deepEqual(await applicationsOf(stored(1).context, 'ada'), new Map([['session-0', ['Zoo']]]));
    assert.deepEqual(await applicationsOf(stored(0).context, 'ada'), new Map());
  });

  it('cost as much for each token, however many grants there are', async () => {
    const costs = await Promise.all(
      [10, 1000].map(async (grants) => {
        const { counted, context } = stored(grants);
        await applicationsOf(context, 'ada');
        return { queries: counted.queries, perToken: Math.round(counted.reads / (2 * grants)) };
      }),
    );
    assert.deepEqual(costs[1], costs[0]);
    assert.deepEqual(costs[0], { queries: 4, perToken: 1 });
  });
});
