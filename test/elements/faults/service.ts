import type { MemoryClient } from '../../../src/client/memory/index.ts';
import type { Outcome } from '../../../src/client/outcome.ts';
import { operations, type Operation } from '../../../src/contract/operations.ts';
import { problemStatuses } from '../../../src/contract/problem-statuses.ts';

/** A request as the service gets it. */
export interface Request {
  operation: Operation;
  url: string;
  init: RequestInit;
}

export type Serve = (request: Request) => Promise<Response>;

type Method = (...args: unknown[]) => Promise<Outcome<unknown>>;

const byPath = new Map(
  Object.values(operations as Record<string, Operation>).map((operation) => [
    `${operation.http.method} ${operation.http.path}`,
    operation,
  ]),
);

/** What is asked for, by the contract's table. */
export const requestOf = (base: string, url: string, init: RequestInit): Request => {
  const operation = byPath.get(`${init.method ?? 'GET'} ${url.slice(base.length)}`);
  if (!operation) throw new Error(`The contract has no ${init.method ?? 'GET'} ${url}.`);
  return { operation, url, init };
};

/** On the wire some values are the only member of an object, and some have a ticket, which no rule of the memory client needs. */
const onTheWire = ({ answer, port, method }: Operation, value: unknown): unknown => {
  const members = 'shape' in answer ? Object.keys(answer.shape as object) : [];
  const candidates = [
    value ?? {},
    { ...(value as object), ticket: 't' },
    ...members.map((name) => ({ [name]: value })),
  ];
  const fits = candidates.find((candidate) => answer.safeParse(candidate).success);
  if (fits === undefined) throw new Error(`${port}.${method} answers ${JSON.stringify(value)}.`);
  return fits;
};

/** The service of a test: the memory client's rules behind the interface of the contract. */
export const serve = (client: MemoryClient): Serve => {
  let address: unknown;
  return async ({ operation, init }) => {
    const ports = client as unknown as Record<string, Record<string, Method>>;
    const call = ports[operation.port]![operation.method]!;
    const sent = operation.body && (JSON.parse(init.body as string) as Record<string, unknown>);
    address = sent?.['email'] ?? address;
    const body = sent && 'ticket' in sent ? { email: address, ...sent } : sent;
    const options = { idempotencyKey: new Headers(init.headers).get('idempotency-key') ?? undefined };
    const outcome = await (body ? call(body, options) : call(options));
    if (outcome.ok) return Response.json(onTheWire(operation, outcome.value));
    const { problem } = outcome;
    const errors = problem.fields && [{ field: problem.field, code: problem.code }, ...problem.fields];
    return Response.json(
      { ...problem, errors },
      {
        status: problemStatuses[problem.code as keyof typeof problemStatuses] ?? 500,
        headers: { 'content-type': 'application/problem+json' },
      },
    );
  };
};
