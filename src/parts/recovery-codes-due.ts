import type { AuthClient } from '../client/types.ts';

/** Whether an account with a second factor has no recovery code that could be used. Without an answer rather once too often. */
export const recoveryCodesDue = async ({ recoveryCodes }: AuthClient): Promise<boolean> => {
  const status = await recoveryCodes?.status().catch(() => undefined);
  return Boolean(recoveryCodes && !(status?.ok && status.value?.remaining));
};
