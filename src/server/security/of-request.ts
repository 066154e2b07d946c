import { operations } from '../../contract/operations.ts';
import type { ProblemCode } from '../../contract/problem-codes.ts';
import type { OperationName } from '../../contract/routes.ts';
import { operationEvents, protocolEvents, type SecurityEventName } from '../../contract/security-events.ts';
import { pathWithin } from '../http/addresses.ts';
import type { Noted, SecurityEvent } from './events.ts';

const byRoute = new Map<string, SecurityEventName | null>([
  ...Object.entries(operations).map(
    ([name, { http }]) => [`${http.method} ${http.path}`, operationEvents[name as OperationName]] as const,
  ),
  ...Object.entries(protocolEvents),
]);

/** Statuses of who is not let in, or not so often. */
const refusals = new Set([401, 403, 429]);

/** The error of an answer that no problem document stands for (RFC 6749 section 5.2). */
const protocolError = async (response: Response): Promise<string | undefined> => {
  try {
    const { error } = (await response.clone().json()) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
};

/** The events of a request and its answer; none where it is nothing that matters. */
export const eventsOf = async (
  { method, url }: Request,
  response: Response,
  { noted, baseURL, clientAddress }: { noted: Noted; baseURL: string; clientAddress: string | undefined },
): Promise<SecurityEvent[]> => {
  const path = pathWithin(url, baseURL);
  const failed = response.status >= 400;
  const own = byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
  if (own === undefined) return [];
  const main = noted.event ?? own ?? (refusals.has(response.status) ? 'access_refused' : undefined);
  if (main === undefined) return [];
  const { event: _, also = [], reason, reference, ...facts } = noted;
  const known = { ...facts, ...(clientAddress !== undefined && { clientAddress }) };
  if (!failed) {
    const names = [main, ...also.filter((name) => name !== main)];
    return names.map((event) => ({ event, outcome: 'success', ...known }));
  }
  // The link was good and nothing has been tried: a question, that the person has yet to answer.
  if (reason === ('password_required' satisfies ProblemCode)) return [];
  const why = reason ?? (await protocolError(response));
  return [
    {
      event: main,
      outcome: 'failure',
      ...(why !== undefined && { reason: why }),
      ...(reference !== undefined && { reference }),
      ...known,
    },
  ];
};
