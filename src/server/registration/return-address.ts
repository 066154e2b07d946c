import { isReturnPage } from '../../rules/return-address.ts';
import type { CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Registration } from './registrations.ts';

/** Where a registration's mail leads back to. */
export type Return = Pick<Registration, 'returnTo' | 'journey'>;

/** What a registration asks for. */
export const readReturn = ({ returnTo, journey }: CallOf<'registration.register'>['body'], { returnAddresses }: ServiceContext): Return => {
  if (returnTo !== undefined && !isReturnPage(returnTo, returnAddresses)) throw problem('forbidden', { field: 'returnTo' });
  return { returnTo: returnTo ?? null, journey: journey ?? null };
};

/** The link of the mail. An address that has been taken off the list since gives way to the service's own page. */
export const returnLink = ({ pages, returnAddresses }: ServiceContext, { returnTo, journey }: Return, token: string): string => {
  const page = returnTo !== null && isReturnPage(returnTo, returnAddresses) ? `${returnTo}?token=${token}` : pages.verification(token);
  if (journey === null) return page;
  const url = new URL(page);
  url.searchParams.set('journey', journey);
  return url.href;
};
