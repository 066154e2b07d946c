import { followTitle, setDefaultClient } from 'ems-elements';
import { createKeycloakClient } from 'ems-elements/client/keycloak';

/** `npm run demo:keycloak` starts Keycloak on the port after the site's. */
const realm = `http://localhost:${Number(location.port) + 1}/realms/ems`;

export const client = createKeycloakClient({ realm, clientId: 'ems-elements' });

setDefaultClient(client);
followTitle();
