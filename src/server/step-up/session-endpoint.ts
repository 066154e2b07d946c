import { operations, type AnswerOf } from '../../contract/operations.ts';
import type { OperationName } from '../../contract/routes.ts';
import type { SignedIn } from '../account/current-session.ts';
import { endpoint, type CallOf, type Endpoint } from '../http/endpoint.ts';
import type { ServiceContext } from '../service-context.ts';
import { refuseStale, requireCaller } from './fresh.ts';

/** The endpoint of an operation for whoever is signed in; lately, where the contract calls it sensitive. */
export const sessionEndpoint = <Name extends OperationName>(
  name: Name,
  service: ServiceContext,
  answer: (call: CallOf<Name>, signedIn: SignedIn) => Promise<AnswerOf<Name>>,
): Endpoint => {
  return endpoint(name, async (call) => {
    const signedIn = await requireCaller(call, service, name);
    if (operations[name].sensitive) await refuseStale(call, service, signedIn);
    return answer(call, signedIn);
  });
};
