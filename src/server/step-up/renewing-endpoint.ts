import type { AnswerOf } from '../../contract/operations.ts';
import type { OperationName } from '../../contract/routes.ts';
import { currentSession, sessionToken, type SignedIn } from '../account/current-session.ts';
import { endpoint, type CallOf, type Endpoint } from '../http/endpoint.ts';
import type { ServiceContext } from '../service-context.ts';
import { findRenewed } from '../sessions/former-token.ts';
import { giveRenewed, renewCaller, type Renewal } from '../sessions/renew.ts';
import type { Call } from '../storage/database.ts';
import { refuseStale, requireCaller } from './fresh.ts';

interface RenewingChange<Name extends OperationName, Prepared> {
  /** Refuses a caller that may not; one that didn't show every factor lately when absent. */
  check?: (call: CallOf<Name>, signedIn: SignedIn) => Promise<void>;
  /** Before the transaction; see `Mutation`. */
  prepare?: (call: CallOf<Name>, signedIn: SignedIn) => Promise<Prepared>;
  /** In the transaction: the answer, and what the caller's renewal is to record. */
  commit: (
    call: CallOf<Name>,
    signedIn: SignedIn,
    prepared: Prepared,
  ) => Promise<{ answer: AnswerOf<Name> & object; renewal?: Renewal }>;
}

/** Whose answer it is: by the grant or the session, also for whoever comes with the token from before the change. */
const scopeOf = async (call: Call, service: ServiceContext): Promise<string> => {
  const signedIn = await currentSession(call, service);
  if (signedIn) return signedIn.grant?.id ?? signedIn.session.id;
  const token = await sessionToken(call);
  return (token !== undefined && (await findRenewed(call.context, token))) || '';
};

/**
 * The endpoint of a sensitive change after which the caller has new credentials. The session is asked for in the first step only: whoever
 * lost the answer comes with the former token, and gets answer and session once more by the same `Idempotency-Key` and body.
 */
export const renewingEndpoint = <Name extends OperationName, Prepared = undefined>(
  name: Name,
  service: ServiceContext,
  { check, prepare, commit }: RenewingChange<Name, Prepared>,
): Endpoint =>
  endpoint(name, async (call) => {
    const { answer, token } = await service.idempotency.once(call, {
      scope: await scopeOf(call, service),
      prepare: async () => {
        const signedIn = await requireCaller(call, service, name);
        await (check?.(call, signedIn) ?? refuseStale(call, service, signedIn));
        return { signedIn, prepared: (await prepare?.(call, signedIn)) as Prepared };
      },
      commit: async ({ signedIn, prepared }) => {
        const { answer, renewal } = await commit(call, signedIn, prepared);
        return { answer, token: await renewCaller(call, service, signedIn, renewal) };
      },
    });
    await giveRenewed(call, service, token);
    return answer;
  });
