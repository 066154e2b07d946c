import { recoveryCodesInSet } from '../../rules/limits.ts';
import { makeRecoveryCodes } from '../../rules/recovery-code.ts';
import { problem } from '../http/problem.ts';
import { note } from '../security/events.ts';
import { endRecovery } from '../recovery/recoveries.ts';
import type { ServiceContext } from '../service-context.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { isCode, sealCode } from './code-digest.ts';

export const recoveryCodeModel = 'recoveryCode';
const model = recoveryCodeModel;

interface RecoveryCode {
  id: string;
  codeDigest: string;
  createdAt: Date;
  usedAt: Date | null;
}

export const recoveryCodeSchema = {
  [model]: {
    fields: {
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      codeDigest: { type: 'string', required: true, returned: false },
      createdAt: { type: 'date', required: true },
      usedAt: { type: 'date', required: false },
    },
    indexes: [{ fields: ['userId', 'codeDigest'], unique: true }],
  },
} as const;

const codesOf = async ({ context }: Call, userId: string): Promise<RecoveryCode[]> =>
  (await database(context)).findMany<RecoveryCode>({
    model,
    where: [{ field: 'userId', value: userId }],
    limit: recoveryCodesInSet,
  });

/** How many codes of the set are left; nothing where there is no set. */
export const recoveryCodesLeft = async (
  call: Call,
  userId: string,
): Promise<{ remaining: number; total: number; createdAt: Date } | undefined> => {
  const codes = await codesOf(call, userId);
  const [first] = codes;
  return (
    first && {
      remaining: codes.filter(({ usedAt }) => usedAt === null).length,
      total: codes.length,
      createdAt: first.createdAt,
    }
  );
};

export const removeRecoveryCodes = async ({ context }: Call, userId: string): Promise<void> => {
  await (await database(context)).deleteMany({ model, where: [{ field: 'userId', value: userId }] });
};

/** A new set in place of the old one, in the running transaction. */
export const renewRecoveryCodes = async (call: Call, service: ServiceContext, userId: string): Promise<string[]> => {
  await removeRecoveryCodes(call, userId);
  const db = await database(call.context);
  const codes = makeRecoveryCodes();
  const secrets = secretsOf(call.context);
  for (const code of codes) {
    await db.create({
      model,
      data: { userId, codeDigest: sealCode(secrets, userId, code), createdAt: service.now(), usedAt: null },
    });
  }
  return codes;
};

/** Uses a code up, in the running transaction. */
export const claimRecoveryCode = async (
  call: Call,
  service: ServiceContext,
  userId: string,
  typed: string,
): Promise<void> => {
  const secrets = secretsOf(call.context);
  const code = (await codesOf(call, userId)).find(({ codeDigest }) => isCode(secrets, userId, codeDigest, typed));
  if (!code) throw problem('code_invalid', { field: 'code' });
  const where = [
    { field: 'id', value: code.id },
    { field: 'userId', value: userId },
    { field: 'usedAt', value: null },
  ];
  if (await compareAndSet(call.context, { model, where, set: { usedAt: service.now() } })) {
    note({ factors: ['recovery_code'], also: ['recovery_code_used'] });
    // Whoever shows a code has not lost them.
    await endRecovery(call, userId);
    return;
  }
  throw problem('code_already_used', { field: 'code' });
};
