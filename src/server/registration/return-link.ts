import { isReturnPage, withToken } from '../../rules/return-address.ts';
import { linkFor } from '../links/posted-form.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import type { StoredRegistration } from './registrations.ts';

/** The link of a registration's mail. A page that has been taken off the list since gives way to the service's own. */
export const returnLink = (
  call: Call,
  { pages, returnAddresses }: ServiceContext,
  { returnTo, journey }: Pick<StoredRegistration, 'returnTo' | 'journey'>,
  token: string,
): string => {
  const page =
    returnTo !== null && isReturnPage(returnTo, returnAddresses)
      ? withToken(returnTo, token)
      : linkFor(call, pages.verification(token));
  if (journey === null) return page;
  const url = new URL(page);
  url.searchParams.set('journey', journey);
  return url.href;
};
