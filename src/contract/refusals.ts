import type { Operation } from './operations.ts';
import { problemStatuses, type ServiceProblemCode } from './problem-statuses.ts';

/** Whether the service heeds an access token (`Authorization: Bearer`) at this path, in place of its cookie. */
export const takesToken = (path: string): boolean => /^\/(account|terms|sign-out)(\/|$)/.test(path);

/** Every code that an operation may answer with, the general ones included. A token that is good for nothing is refused anywhere. */
export const problemsOf = (operation: Operation): ServiceProblemCode[] => [
  ...new Set<ServiceProblemCode>([
    ...operation.problems,
    ...(operation.session === 'required' || takesToken(operation.http.path) ? (['not_signed_in'] as const) : []),
    ...(operation.sensitive ? (['reauthentication_required'] as const) : []),
    ...(operation.session === 'required' && !operation.withoutSecondFactor ? (['second_factor_due'] as const) : []),
    ...(operation.idempotent || operation.session === 'required' ? (['conflict'] as const) : []),
    ...(operation.http.method === 'POST' ? (['forbidden', 'unexpected_answer'] as const) : []),
    ...(takesToken(operation.http.path) ? (['forbidden'] as const) : []),
    ...(['rate_limited', 'service_unavailable'] as const),
  ]),
];

/** What `unexpected_answer` means by its status, where a body is read. */
export const bodyRefusals = {
  400: 'Not the JSON or the members that it should be.',
  413: 'Longer than 64 KiB.',
  415: 'Another content type than `application/json`.',
} as const;

/** Every refusal of an operation: the codes that come with each status. */
export const refusalsOf = (operation: Operation): Map<number, ServiceProblemCode[]> => {
  const byStatus = new Map<number, ServiceProblemCode[]>();
  for (const code of problemsOf(operation).sort()) {
    const further =
      code === 'unexpected_answer' ? Object.keys(bodyRefusals) : code === 'service_unavailable' ? [500] : [];
    const statuses = new Set([...further.map(Number), problemStatuses[code]]);
    for (const status of statuses) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
};
