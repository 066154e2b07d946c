import { followTitle, setDefaultClient } from 'ems-elements';
import { createKeycloakClient } from 'ems-elements/client/keycloak';

/** `npm run demo:keycloak` starts Keycloak on the port after the site's. */
const realm = `http://localhost:${Number(location.port) + 1}/realms/ems`;

/** With `?popup` in the address Keycloak's pages open in a window beside this one. */
const mode = new URLSearchParams(location.search).has('popup') ? 'popup' : 'redirect';

export const client = createKeycloakClient({
  realm,
  clientId: 'ems-elements',
  mode,
  offers: ['passkeys', 'linkedAccounts', 'applications'],
});

setDefaultClient(client);
followTitle();
