import { followTitle, setDefaultClient } from 'ems-elements';
import { createEmsServiceClient, emsServiceScope } from 'ems-elements/client/ems-service';
import { createOidcSession } from 'ems-elements/client/oidc';
import { service } from '../shared/places.ts';

/** The account service stands on another site: people sign in there, on a page of its own, and the session here is a token. */
export const client = createEmsServiceClient({
  baseURL: service,
  session: createOidcSession({
    authority: service,
    clientId: 'on-prem',
    scope: emsServiceScope,
    tokens: 'session-storage',
    mode: 'redirect',
  }),
  // Mails of a registration lead back here.
  allowedReturnUrls: [`${location.origin}/sign-up`],
});

setDefaultClient(client);
followTitle();
