import type { EmsElement } from '../../base/ems-element.ts';
import type { EmsRegister } from '../../elements/register/ems-register.ts';
import type { EmsSignupFlow } from '../../flow/ems-signup-flow.ts';
import { isReturnPage, returnAddress } from '../../rules/return-address.ts';
import { say } from '../say.ts';

/** Why an address can't be on any list, or nothing when it can. */
const faultOf = (page: string): string | undefined => {
  if (isReturnPage(page, [page])) return undefined;
  if (!URL.canParse(page)) return 'it has to be a full address, with https:// in front';
  const { protocol, origin, pathname, search, hash } = new URL(page);
  if (!/^https?:$/.test(protocol)) return 'only http: and https: are allowed';
  if (search || hash) return 'it has to be without a query, and without a fragment but a route such as #/join';
  return `it has to be written as "${origin}${pathname}"`;
};

/** Why an address isn't followed, or nothing when it is. */
const refusalOf = (address: string, allowed: readonly string[]): string | undefined => {
  if (returnAddress(address, allowed)) return undefined;
  const page = address.split(/[?#]/)[0]!;
  const fault = faultOf(page);
  if (fault) return fault;
  if (isReturnPage(page, allowed)) return 'its query or fragment has characters that have to be percent-encoded';
  return `the client's allowedReturnUrls are ${allowed.length ? allowed.join(', ') : 'empty'}`;
};

/** Addresses are ignored or refused in silence where people see it, since they may be a stranger's. */
export const checkReturnAddresses = (element: EmsElement): void => {
  const client = element.activeClient;
  if (!client) return;
  const { allowedReturnUrls = [] } = client;
  const warn = (what: string, address: string, reason: string | undefined): void => {
    if (reason) say('return-address', element, what, address, reason);
  };
  for (const page of allowedReturnUrls) warn("The entry of the client's allowedReturnUrls", page, faultOf(page));

  const tag = `<${element.localName}>`;
  const { returnTo, details } = element as Partial<Pick<EmsSignupFlow, 'returnTo'> & Pick<EmsRegister, 'details'>>;
  if (returnTo) warn(`The return-to of ${tag}`, returnTo, refusalOf(returnTo, allowedReturnUrls));
  // The service has a list of its own.
  if (details?.returnTo) warn(`The details.returnTo of ${tag}`, details.returnTo, faultOf(details.returnTo));
};
