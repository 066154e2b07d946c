import type { AuthClient } from '../client/types.ts';
import { redrawAll } from './redraw.ts';

let defaultClient: AuthClient | undefined;

/**
 * The client of every element on the page that is given none by its `client` property or by a provider around it. The
 * elements may be on the page before.
 */
export const setDefaultClient = (client: AuthClient | undefined): void => {
  defaultClient = client;
  redrawAll();
};

export const getDefaultClient = (): AuthClient | undefined => defaultClient;
