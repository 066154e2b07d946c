export {
  createBetterAuthClient,
  type BetterAuthClient,
  type BetterAuthClientOptions,
  type RemoteBetterAuthClient,
  type RemoteBetterAuthClientOptions,
} from './client.ts';
