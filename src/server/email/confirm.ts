import { APIError } from 'better-auth/api';
import { maskEmail } from '../../rules/mask-email.ts';
import { operations } from '../../contract/operations.ts';
import { askedSession, type SignedIn } from '../account/current-session.ts';
import { lockAccount, lockUser } from '../account/lock.ts';
import { findUser } from '../account/users.ts';
import { beginGuess } from '../devices/guesses.ts';
import { knownDevice } from '../devices/known-devices.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { Guess } from '../limits/failures.ts';
import type { LimitRule } from '../limits/limits.ts';
import { claimLink, endLinks, findLink, type AccountLink } from '../links/account-links.ts';
import { notify } from '../mail/notice.ts';
import { checkPasswordOf } from '../password/check-password.ts';
import { closeRegistrations } from '../registration/registrations.ts';
import { hasAuthenticator } from '../second-factor/authenticators.ts';
import { claimSecondFactor } from '../second-factor/claim-second-factor.ts';
import { refuseWhileOwed } from '../second-factor/required.ts';
import type { ServiceContext } from '../service-context.ts';
import { shownFactors } from '../step-up/shown.ts';
import type { Call } from '../storage/database.ts';
import { deleteRowsOf } from '../storage/ownership.ts';
import { claimChange, findChange } from './changes.ts';

const limits: LimitRule[] = [{ name: 'email-confirm', by: 'client', max: 60, window: 300 }];

/** Refuses an address that became another account's while it waited. Whoever has the link owns it, so may know. */
const refuseTaken = async (call: Call, email: string, userId: string): Promise<void> => {
  const owner = (await findUser(call, email))?.user;
  if (owner && owner.id !== userId) throw problem('conflict', { detail: 'The address has an account by now.' });
};

/** What an open link leads to; throws what is wrong with it otherwise. */
const open = async (call: Call, service: ServiceContext, token: string): Promise<AccountLink> => {
  const link = await findLink(call, service, 'email_change', token);
  const change = await findChange(call, link.subjectId);
  // By another of its links, or dead: cancelled, or another address took its place.
  if (change?.confirmedAt) throw problem('token_used');
  if (!change || change.cancelledAt) throw problem('token_invalid');
  await refuseTaken(call, change.email, link.userId);
  return link;
};

type ConfirmCall = CallOf<'email.confirm'>;

/** What the account confirmed by; a code is a guess until it was looked at. */
type Proof = { signedIn: SignedIn } | 'password' | { guess: Guess };

/** A session that never showed the account's second factor, because it began before it, says no more than the password. */
const sessionOf = async (call: Call, service: ServiceContext, userId: string): Promise<SignedIn | undefined> => {
  const signedIn = await askedSession(call, service);
  if (signedIn?.user.id !== userId) return undefined;
  const { totp, recovery_code: recoveryCode } = shownFactors(signedIn.grant ?? signedIn.session);
  return (totp ?? recoveryCode) !== undefined || !(await hasAuthenticator(call, userId)) ? signedIn : undefined;
};

/**
 * The link proves the new mailbox, and not that its owner wants it to be this account's: anybody may have typed the address. So
 * the account confirms too, by its session or by what its sign-in asks for. Hashes, and counts a code as a guess: before the
 * transaction.
 */
const requireAccount = async (call: ConfirmCall, service: ServiceContext, userId: string): Promise<Proof> => {
  const signedIn = await sessionOf(call, service, userId);
  if (signedIn) return { signedIn };
  const { password, code, recoveryCode } = call.body;
  if (password === undefined) {
    const user = await call.context.internalAdapter.findUserById(userId);
    if (!user) throw problem('token_invalid');
    throw problem('password_required', { account: maskEmail(user.email) });
  }
  await checkPasswordOf(call, service, userId, password, 'password');
  if (!(await hasAuthenticator(call, userId))) return 'password';
  if ((code ?? recoveryCode) === undefined) throw problem('second_factor_required');
  // Counted with those of sign-ins, or this were another place to guess at.
  const device = await knownDevice(call, service, userId);
  return { guess: await beginGuess(call, service, 'code', { device, whose: userId }) };
};

/** Spends the link and puts the address in force, both or neither; in the running transaction. */
const confirm = async (call: ConfirmCall, service: ServiceContext, proof: Proof): Promise<{ email: string }> => {
  const { token } = call.body;
  const link = await open(call, service, token);
  const bySession = typeof proof === 'object' && 'signedIn' in proof;
  const user = await (bySession ? lockAccount(call, service, proof.signedIn) : lockUser(call, service, link.userId));
  if (!user) throw problem('token_invalid');
  if (typeof proof === 'object' && 'guess' in proof) {
    await claimSecondFactor(call, service, user, call.body);
    await proof.guess.right();
  }
  // Set up since the password was looked at.
  if (proof === 'password' && (await hasAuthenticator(call, user.id))) throw problem('second_factor_required');
  // Only now: it is said to the account alone, and not to whoever has the link.
  await refuseWhileOwed(call, service, operations['email.confirm'], user.id);
  const change = await claimChange(call, service, link.subjectId);
  if (!change) throw problem((await findChange(call, link.subjectId))?.confirmedAt ? 'token_used' : 'token_invalid');
  await claimLink(call, service, 'email_change', token);
  const { email } = change;
  await refuseTaken(call, email, user.id);
  await call.context.internalAdapter.updateUser(user.id, { email, emailVerified: true });
  // Whoever reads the old address's mail has no way in any more, and nobody's registration of the new one becomes an account.
  for (const purpose of ['password_reset', 'device'] as const) await endLinks(call, user.id, purpose);
  await closeRegistrations(call.context, email, service.now());
  // Nothing else leads from the account to what was written under its old address, when it is deleted.
  await deleteRowsOf(call.context, service.ownership, { email: user.email });
  await notify(call, service, user, { event: 'email_changed', email });
  return { email };
};

/** `POST /account/email/confirm`. By POST only, so by a person's click; on whatever device the email is read. */
export const confirmEmailEndpoint = (service: ServiceContext) =>
  endpoint('email.confirm', async (call) => {
    const { token } = call.body;
    try {
      return await service.idempotency.once(call, {
        prepare: async () => {
          await service.limits.consume(call, limits);
          return requireAccount(call, service, (await open(call, service, token)).userId);
        },
        commit: (proof) => confirm(call, service, proof),
      });
    } catch (error) {
      if (error instanceof APIError) throw error;
      // Two accounts got the address at the same moment at two instances: the unique address let one have it.
      const { userId, subjectId } = await findLink(call, service, 'email_change', token);
      await refuseTaken(call, (await findChange(call, subjectId))?.email ?? '', userId);
      throw error;
    }
  });
