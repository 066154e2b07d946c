import { missingPart } from '../missing-part.ts';
import type { Http } from '../http/http.ts';
import { failure, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { LaterPorts } from './later-ports.ts';

/** The ports as they are, but for their methods: `0` stands for each. */
type Deferred = {
  [Port in keyof LaterPorts]: {
    [Member in keyof LaterPorts[Port]]-?: NonNullable<LaterPorts[Port][Member]> extends (...input: never) => unknown
      ? 0
      : LaterPorts[Port][Member];
  };
};

/** What no registration needs until it is sent. */
const deferred: Deferred = {
  session: { signIn: 0, requestDeviceLink: 0, signOut: 0 },
  verification: { resend: 0, verify: 0, status: 0 },
  terms: { current: 0, accept: 0 },
  secondFactor: { verify: 0 },
  reauthentication: { kind: 'inline', methods: 0, reauthenticate: 0 },
  profile: { current: 0, update: 0 },
  email: { kind: 'inline', pending: 0, change: 0, resend: 0, cancel: 0, confirm: 0 },
  password: { kind: 'inline', requiresCurrentPassword: true, status: 0, change: 0 },
  passwordReset: { request: 0, confirm: 0 },
  authenticators: { kind: 'inline', list: 0, enrol: 0, activate: 0, rename: 0, remove: 0 },
  recoveryCodes: { kind: 'inline', status: 0, generate: 0 },
  sessions: { list: 0, end: 0, endOthers: 0 },
  deletion: { kind: 'inline', impact: 0, delete: 0 },
};

const mapped = (members: object, to: (value: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(members).map(([name, value]: [string, unknown]) => [name, to(value, name)]));

type Methods = Record<string, Record<string, (...input: unknown[]) => Promise<Outcome>>>;

/**
 * The ports, all there at once, and their methods as soon as they are called. One that can't be fetched answers why; one that doesn't come
 * keeps nobody waiting longer than a request does, the request included. What a call may be given comes last.
 */
export const deferredPorts = (fetchPorts: () => Promise<LaterPorts>, within: Http['within']): LaterPorts =>
  mapped(deferred, (members, port) =>
    mapped(members as object, (value, method) =>
      value === 0
        ? (...input: unknown[]) =>
            within(input.at(-1) as CallOptions | undefined, () =>
              fetchPorts().then(
                (ports) => (ports as unknown as Methods)[port]![method]!(...input),
                () => failure(missingPart()),
              ),
            )
        : value,
    ),
  ) as LaterPorts;
