import type { CallOptions, MutationOptions } from '../ports/call.ts';
import type { Application } from '../ports/applications.ts';
import { array, nullable } from '../http/later-shapes.ts';
import { boolean, object, optional, string, type Infer } from '../http/shape.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import { isLink } from '../../rules/link.ts';
import { isNoId, type KeycloakAccount } from './account.ts';
import { instant, known, maybe, siteOf } from './shapes.ts';

const applicationsShape = array(
  object({
    clientId: string(),
    clientName: maybe(),
    effectiveUrl: maybe(),
    inUse: optional(boolean()),
    offlineAccess: optional(boolean()),
    consent: optional(
      nullable(
        object({
          createdDate: optional(nullable(instant(1))),
          grantedScopes: optional(nullable(array(object({ name: string(), displayText: maybe() })))),
        }),
      ),
    ),
  }),
);

type Client = Infer<typeof applicationsShape>[number];

/** A text of Keycloak's own is named by a key of its messages, `${emailScopeConsentText}`. */
const scopeOf = ({ name, displayText }: { name: string; displayText?: string | null | undefined }): string =>
  displayText && !displayText.startsWith('${') ? displayText : name;

const toApplication = (client: Client): Application => {
  const { clientId, effectiveUrl, offlineAccess, consent } = client;
  return {
    id: clientId,
    name: siteOf(client),
    ...known({
      href: effectiveUrl && /^https?:/i.test(effectiveUrl) && isLink(effectiveUrl) ? effectiveUrl : undefined,
      permissions: consent?.grantedScopes?.map(scopeOf),
      grantedAt: consent?.createdDate ? new Date(consent.createdDate).toISOString() : undefined,
    }),
    revocable: Boolean(consent ?? offlineAccess),
  };
};

/** Keycloak lists every client that it shows in its console, and this page's own. */
export const list = async (
  { read }: KeycloakAccount,
  ownId: string,
  options?: CallOptions,
): Promise<Outcome<Application[]>> => {
  const clients = await read('/applications', applicationsShape, options);
  if (!clients.ok) return clients;
  const granted = clients.value.filter(
    ({ clientId, inUse, offlineAccess, consent }) => clientId !== ownId && Boolean(inUse || offlineAccess || consent),
  );
  return success(granted.map(toApplication).sort((one, other) => one.name.localeCompare(other.name)));
};

export const revoke = async (
  { http, change, sensitive }: KeycloakAccount,
  id: string,
  { signal }: MutationOptions = {},
): Promise<Outcome> =>
  isNoId(id)
    ? failure('not_found')
    : sensitive(() => change(http.delete(`/applications/${encodeURIComponent(id)}/consent`, { signal })));
