export { createKeycloakClient, type KeycloakClient, type KeycloakClientOptions } from './client.ts';
