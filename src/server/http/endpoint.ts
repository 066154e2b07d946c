import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import * as z from 'zod';
import { operations, type AnswerOf, type Operations } from '../../contract/operations.ts';
import type { OperationName } from '../../contract/routes.ts';
import { clientOf } from '../limits/limits.ts';
import { hasPassword } from '../password/hash-queue.ts';
import { serviceOf } from '../service-plugin.ts';
import type { Call } from '../storage/database.ts';
import { pilesUpMarks } from './incoming.ts';
import { malformed } from './problem.ts';

export type Endpoint = NonNullable<BetterAuthPlugin['endpoints']>[string];

type CheckedBody<Name extends OperationName> = Operations[Name]['body'] extends z.ZodType
  ? z.output<Operations[Name]['body']>
  : undefined;

/** A call whose body is what the contract says. */
export type CallOf<Name extends OperationName> = Omit<Call, 'body'> & { body: CheckedBody<Name> };

/** Of the Standard Schema, and of zod where a value fits none of several shapes. */
interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  errors?: readonly (readonly Issue[])[];
}

const flatten = (issue: Issue): readonly Issue[] =>
  issue.path?.length || !issue.errors ? [issue] : issue.errors.flat().flatMap(flatten);

const memberOf = ({ path = [] }: Issue): string | undefined => {
  const [first] = path;
  return first === undefined ? undefined : String(typeof first === 'object' ? first.key : first);
};

/** Names the members that are wrong. Never what was sent: neither a value nor a name inside of a member. */
const refuseBody = ({ issues }: { issues: readonly Issue[] }): never => {
  const wrong = issues.flatMap(flatten);
  const members = [...new Set(wrong.flatMap((issue) => memberOf(issue) ?? []))];
  throw malformed(
    members.length > 0
      ? `${members.join(', ')}: ${wrong.length === 1 ? wrong[0]?.message : 'Not as the interface says.'}`
      : 'The body is not a JSON object.',
  );
};

/** Where nothing is sent nothing is heeded: not what it is, and not how deep. */
const nothing = z.unknown().transform(() => undefined);

/** The endpoint of an operation: path, method, body and answer are the contract's. */
export const endpoint = <Name extends OperationName>(
  name: Name,
  answer: (call: CallOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>,
): Endpoint => {
  const { http, body } = operations[name] as { http: { method: 'GET' | 'POST'; path: string }; body: z.ZodType | null };
  const handle = async (call: Call): Promise<unknown> => {
    if (pilesUpMarks(JSON.stringify(call.body ?? null))) throw malformed('A letter with more marks than any text has.');
    const work = async () => answer(call as CallOf<Name>);
    if (!hasPassword(call.body)) return call.json(await work());
    return call.json(await serviceOf(call.context).hashing.admit(work, clientOf(call)));
  };
  const { method, path } = http;
  if (method === 'GET') return createAuthEndpoint(path, { method }, handle);
  return createAuthEndpoint(
    path,
    { method, use: [formCsrfMiddleware], body: body ?? nothing, onValidationError: refuseBody },
    handle,
  );
};
