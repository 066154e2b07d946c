export { createBetterAuthClient, type BetterAuthClientOptions } from './client.ts';
