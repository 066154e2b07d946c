import { IdempotencyKey } from '../../contract/scalars.ts';
import { malformed, problem } from '../http/problem.ts';
import { decrypt, digest, encrypt } from '../storage/crypto.ts';
import { atomically, database, type Call } from '../storage/database.ts';
import { secretsOf, type Secrets } from '../storage/secrets.ts';
import { later } from '../values.ts';

export const idempotencyModel = 'idempotentAnswer';
const model = idempotencyModel;
const keptSeconds = 24 * 3600;

export const idempotencySchema = {
  [model]: {
    fields: {
      key: { type: 'string', required: true, unique: true },
      bodyDigest: { type: 'string', required: true },
      answer: { type: 'string', required: true },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

interface Row {
  id: string;
  bodyDigest: string;
  answer: string;
}

/** A mutation in two steps, so that no transaction is held while a password is hashed. */
export interface Mutation<Prepared, Answer> {
  /** Told apart by this as well as by path and key, e.g. the account's id where the answer depends on the session. */
  scope?: string;
  /** Checks limits, hashes; absent where there is nothing of that. Nothing that must not be done twice. */
  prepare?: () => Promise<Prepared>;
  /** Runs in a transaction, together with the storing of its answer. */
  commit: (prepared: Prepared) => Promise<Answer>;
}

export interface Idempotency {
  /**
   * Carries a mutation out once per `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) and body. The answer is
   * stored in the transaction that does the work: whoever lost the answer, to whatever crash, gets it by asking again. Refusals
   * are not stored, because nothing was done. Neither key nor body nor answer can be read from the database: the key is stored
   * as a digest, the body as a digest made with the key, the answer is encrypted with the key.
   */
  once<Prepared, Answer extends object>(call: Call, mutation: Mutation<Prepared, Answer>): Promise<Answer>;
}

const readKey = (call: Call): string | undefined => {
  const key = call.headers?.get('idempotency-key') ?? undefined;
  if (key !== undefined && !IdempotencyKey.safeParse(key).success)
    throw malformed('Idempotency-Key: 1 to 255 visible ASCII characters.');
  return key;
};

export const createIdempotency = (now: () => Date): Idempotency => {
  // Duplicates that arrive together share one execution, and so one count of the rate limits and one password hash. Those at
  // another instance of the service meet at the unique key instead.
  const running = new Map<string, { bodyDigest: string; answer: Promise<object> }>();

  const runOnce = async <Prepared, Answer extends object>(
    call: Call,
    { prepare, commit }: Mutation<Prepared, Answer>,
    { key, bodyDigests, encryptionKeys }: { key: string; bodyDigests: readonly string[]; encryptionKeys: Secrets },
  ): Promise<Answer> => {
    const stored = async (): Promise<Answer | undefined> => {
      const where = [
        { field: 'key', value: key },
        { field: 'expiresAt', operator: 'gt' as const, value: now() },
      ];
      const row = await (await database(call.context)).findOne<Row>({ model, where });
      if (!row) return undefined;
      if (!bodyDigests.includes(row.bodyDigest))
        throw problem('conflict', { detail: 'This Idempotency-Key was used with another body.' });
      return decrypt(encryptionKeys, model, row.answer) as Answer | undefined;
    };

    const first = await stored();
    if (first) return first;
    const prepared = (await prepare?.()) as Prepared;
    try {
      return await atomically(call.context, async () => {
        const db = await database(call.context);
        await db.deleteMany({
          model,
          where: [
            { field: 'key', value: key },
            { field: 'expiresAt', operator: 'lte', value: now() },
          ],
        });
        const data = { key, bodyDigest: bodyDigests[0] ?? '', answer: '', expiresAt: later(now(), keptSeconds) };
        const { id } = await db.create<typeof data, Row>({ model, data });
        const answer = await commit(prepared);
        await db.update({
          model,
          where: [{ field: 'id', value: id }],
          update: { answer: encrypt(encryptionKeys, model, answer) },
        });
        return answer;
      });
    } catch (error) {
      // Another instance was faster: the unique key refused ours, and nothing of it was kept.
      const other = await stored();
      if (other) return other;
      throw error;
    }
  };

  return {
    async once<Prepared, Answer extends object>(call: Call, mutation: Mutation<Prepared, Answer>): Promise<Answer> {
      const header = readKey(call);
      if (header === undefined) {
        const prepared = (await mutation.prepare?.()) as Prepared;
        return atomically(call.context, () => mutation.commit(prepared));
      }
      const key = digest(call.path, mutation.scope ?? '', header);
      const [newest, ...older] = secretsOf(call.context);
      const encryptionKeys: Secrets = [`${newest}.${header}`, ...older.map((secret) => `${secret}.${header}`)];
      const body = JSON.stringify(call.body ?? null);
      const bodyDigests = encryptionKeys.map((each) => digest(each, body));
      const [bodyDigest = ''] = bodyDigests;
      const duplicate = running.get(key);
      if (duplicate?.bodyDigest === bodyDigest) return duplicate.answer as Promise<Answer>;
      if (duplicate) throw problem('conflict', { detail: 'This Idempotency-Key is in use with another body.' });
      const answer = runOnce(call, mutation, { key, bodyDigests, encryptionKeys });
      running.set(key, { bodyDigest, answer });
      try {
        return await answer;
      } finally {
        running.delete(key);
      }
    },
  };
};
