export {
  createEmsServiceClient,
  type EmsServiceClient,
  type EmsServiceClientOptions,
  type RedirectEmsServiceClient,
  type RedirectEmsServiceClientOptions,
} from './client.ts';
