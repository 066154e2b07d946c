import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AuthContext, DBTransactionAdapter, Where } from 'better-auth';
import { isRecord } from '../../rules/record.ts';
import { digest } from '../storage/crypto.ts';

const model = 'session';
const mark = 'sha256:';

/** What stands in the database for a token. A token itself has no colon, so none can look like it. */
export const storedSessionToken = (token: string): string => mark + digest(model, token);

/** Of this process alone. */
const handleKey = randomBytes(32);

/**
 * What a row is called that was found by something else than its token, which nobody knows then. Good for going on with that row,
 * and in no other process: a copy of the database is no help in making one.
 */
const handleOf = (stored: string): string =>
  `${stored}:${createHmac('sha256', handleKey).update(stored).digest('base64url')}`;

const storedOfHandle = (value: string): string | undefined => {
  const stored = value.slice(0, Math.max(0, value.lastIndexOf(':')));
  const [given, right] = [Buffer.from(value), Buffer.from(handleOf(stored))];
  return given.length === right.length && timingSafeEqual(given, right) ? stored : undefined;
};

/** Translates the tokens of one query, and those of its answer back. */
class Translation {
  readonly #asked = new Map<string, string>();

  token(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.token(each));
    if (typeof value !== 'string') return value;
    const stored = storedOfHandle(value) ?? storedSessionToken(value);
    this.#asked.set(stored, value);
    return stored;
  }

  data(data: unknown): unknown {
    return isRecord(data) && 'token' in data ? { ...data, token: this.token(data.token) } : data;
  }

  where(where: unknown): unknown {
    if (!Array.isArray(where)) return where;
    return (where as Where[]).map((each) =>
      each.field === 'token' ? { ...each, value: this.token(each.value) as Where['value'] } : each,
    );
  }

  answer(rows: unknown): unknown {
    if (Array.isArray(rows)) return rows.map((row) => this.answer(row));
    if (!isRecord(rows) || typeof rows.token !== 'string') return rows;
    return { ...rows, token: this.#asked.get(rows.token) ?? handleOf(rows.token) };
  }
}

const methods = [
  'create',
  'findOne',
  'findMany',
  'count',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
  'incrementOne',
] as const;

type Query = Record<string, unknown> & { model: string; join?: Record<string, unknown> };
type Method = (query: Query) => Promise<unknown>;

const inJoin = (rows: unknown): unknown => {
  if (Array.isArray(rows)) return rows.map(inJoin);
  return isRecord(rows) && model in rows ? { ...rows, [model]: new Translation().answer(rows[model]) } : rows;
};

const translated =
  (method: Method): Method =>
  async (query) => {
    if (query.model !== model) {
      const rows = await method(query);
      return query.join && model in query.join ? inJoin(rows) : rows;
    }
    const translation = new Translation();
    const asked: Query = { ...query };
    if ('where' in query) asked.where = translation.where(query.where);
    for (const name of ['data', 'update', 'set']) if (name in query) asked[name] = translation.data(query[name]);
    return translation.answer(await method(asked));
  };

const translatedMethods = (adapter: DBTransactionAdapter): Partial<DBTransactionAdapter> =>
  Object.fromEntries(methods.map((name) => [name, translated((adapter[name] as Method).bind(adapter))]));

/** Digests in place of the tokens that an earlier version left in plain text. */
const convert = async ({ findMany, updateMany, count }: AuthContext['adapter']): Promise<void> => {
  const converted = [{ field: 'token', operator: 'starts_with' as const, value: mark }];
  if ((await count({ model })) === (await count({ model, where: converted }))) return;
  const limit = 500;
  for (let last = ''; ;) {
    const where = [{ field: 'id', operator: 'gt' as const, value: last }];
    const sortBy = { field: 'id', direction: 'asc' as const };
    const rows = await findMany<{ id: string; token: string }>({ model, where, sortBy, limit });
    for (const { id, token } of rows) {
      last = id;
      if (token.startsWith(mark)) continue;
      const same = [
        { field: 'id', value: id },
        { field: 'token', value: token },
      ];
      await updateMany({ model, where: same, update: { token: storedSessionToken(token) } });
    }
    if (rows.length < limit) return;
  }
};

const done = new WeakSet<AuthContext['adapter']>();

/**
 * From here on the database holds digests of session tokens, whoever writes or asks: these plugins, Better Auth itself, another plugin.
 * Whoever has a copy of it can sign in as nobody, the `bearer` plugin without signatures included. The adapter itself is changed and
 * not replaced, because others may hold it already, and Better Auth knows the check of its schema by it.
 */
export const digestSessionTokens = async ({ adapter, secondaryStorage, logger }: AuthContext): Promise<void> => {
  if (secondaryStorage)
    throw new Error('secondaryStorage: not with these plugins. It would hold session tokens in plain text.');
  if (done.has(adapter)) return;
  done.add(adapter);
  const untranslated = { ...adapter };
  Object.assign(adapter, translatedMethods(adapter), {
    transaction: <R>(work: (trx: DBTransactionAdapter) => Promise<R>): Promise<R> =>
      untranslated.transaction((trx) => work(Object.assign(trx, translatedMethods(trx)))),
  });
  try {
    await convert(untranslated);
  } catch (error) {
    // Before the first migration there is no table. Where it is something else, those sessions have ended.
    logger.debug('Session tokens are not converted', error);
  }
};
