import { createBetterAuthClient } from 'ems-elements/client/better-auth';
import { service } from '../shared/places.ts';

/** The account service stands on another site. */
export const client = createBetterAuthClient({ baseURL: service });
