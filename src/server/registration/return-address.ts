import type { CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Registration } from './registrations.ts';

/** Where a registration's mail leads back to. */
export type Return = Pick<Registration, 'returnTo' | 'journey'>;

/**
 * What a registration asks for. Compared with what is allowed as a whole and as it was written, never parsed: whatever two parsers
 * may disagree about is not on the list.
 */
export const readReturn = ({ returnTo, journey }: CallOf<'registration.register'>['body'], { returnAddresses }: ServiceContext): Return => {
  if (returnTo !== undefined && !returnAddresses.has(returnTo)) throw problem('forbidden', { field: 'returnTo' });
  return { returnTo: returnTo ?? null, journey: journey ?? null };
};

/** The link of the mail. An address that has been taken off the list since gives way to the service's own page. */
export const returnLink = ({ pages, returnAddresses }: ServiceContext, { returnTo, journey }: Return, token: string): string => {
  const page = returnTo !== null && returnAddresses.has(returnTo) ? `${returnTo}?token=${token}` : pages.verification(token);
  if (journey === null) return page;
  const url = new URL(page);
  url.searchParams.set('journey', journey);
  return url.href;
};
