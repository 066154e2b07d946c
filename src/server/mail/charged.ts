import type { AuthContext } from 'better-auth';

const charged = new WeakSet<AuthContext>();

/** Notes that a call was charged for the email it causes; see `chargeMail`. */
export const markCharged = (context: AuthContext): void => void charged.add(context);

export const isCharged = (context: AuthContext): boolean => charged.has(context);
