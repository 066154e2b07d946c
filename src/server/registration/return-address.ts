import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { isRecord } from '../values.ts';
import type { Registration } from './registrations.ts';

/** Where a registration's mail leads back to. */
export type Return = Pick<Registration, 'returnTo' | 'journey'>;

/**
 * What a registration asks for. Compared with what is allowed as a whole and as it was written, never parsed: whatever two parsers
 * may disagree about is not on the list.
 */
export const readReturn = (body: unknown, { returnAddresses }: ServiceContext): Return => {
  const { returnTo = null, journey = null } = isRecord(body) ? body : {};
  if (returnTo !== null && !(typeof returnTo === 'string' && returnAddresses.has(returnTo))) throw problem('forbidden', { field: 'returnTo' });
  if (journey !== null && !(typeof journey === 'string' && /^[a-z0-9-]{1,40}$/.test(journey))) throw problem('forbidden', { field: 'journey' });
  return { returnTo, journey };
};

/** The link of the mail. An address that has been taken off the list since gives way to the service's own page. */
export const returnLink = ({ pages, returnAddresses }: ServiceContext, { returnTo, journey }: Return, token: string): string => {
  const page = returnTo !== null && returnAddresses.has(returnTo) ? `${returnTo}?token=${token}` : pages.verification(token);
  if (journey === null) return page;
  const url = new URL(page);
  url.searchParams.set('journey', journey);
  return url.href;
};
