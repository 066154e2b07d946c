/** The answers of Keycloak's Account REST API (`services/…/resources/account` of Keycloak 26), as far as they are read. There is no OpenAPI of it. */
import { isRecord } from '../../rules/record.ts';
import { array, nullable } from '../http/later-shapes.ts';
import { boolean, custom, number, object, optional, string } from '../http/shape.ts';

/** Of a name, of a person or a device: what Keycloak's columns take (UTF-16 units). */
export const longestName = 255;

/** Every member: what is sent back without one deletes it. */
export const profileShape = custom<Record<string, unknown>>(isRecord);

export const maybe = () => optional(nullable(string()));

export const personShape = object({ id: string(), email: maybe(), firstName: maybe(), lastName: maybe() });

/** Seconds, or milliseconds, that a date can be made of. */
export const instant = (unit: number) =>
  custom<number>((value) => Number.isFinite(value) && Math.abs(value as number) * unit <= 8.64e15);

export const devicesShape = array(
  object({
    os: maybe(),
    osVersion: maybe(),
    device: maybe(),
    sessions: array(
      object({
        id: string(),
        browser: maybe(),
        started: instant(1000),
        lastAccess: instant(1000),
        expires: optional(nullable(instant(1000))),
        ipAddress: maybe(),
        clients: optional(nullable(array(object({ clientId: string(), clientName: maybe() })))),
        current: optional(boolean()),
      }),
    ),
  }),
);

export const containersShape = array(
  object({
    type: string(),
    userCredentialMetadatas: optional(
      nullable(
        array(
          object({
            credential: object({
              id: string(),
              userLabel: maybe(),
              createdDate: optional(nullable(instant(1))),
              credentialData: maybe(),
            }),
          }),
        ),
      ),
    ),
  }),
);

/** What a set of recovery codes has as its `credentialData`. */
export const codesShape = object({ totalCodes: number(), remainingCodes: number() });

const errorShape = object({ field: maybe(), errorMessage: maybe() });

/** What a change of the profile is refused with: one error, or a list. */
export const refusalShape = object({ field: maybe(), errorMessage: maybe(), errors: optional(array(errorShape)) });

/** A client of Keycloak's own is named by a key of its messages, `${client_account-console}`. */
export const siteOf = ({
  clientId,
  clientName,
}: {
  clientId: string;
  clientName?: string | null | undefined;
}): string => (clientName && !clientName.startsWith('${') ? clientName : clientId);

/** Without what isn't known. */
export const known = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
