export {
  createEmsServiceClient,
  emsServiceScope,
  type EmsServiceClient,
  type EmsServiceClientOptions,
  type RedirectEmsServiceClient,
  type RedirectEmsServiceClientOptions,
} from './client.ts';
