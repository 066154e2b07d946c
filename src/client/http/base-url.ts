import { isLocalHost } from '../../rules/local-host.ts';

/** Without the slash at its end. Throws when it is neither `https:` nor on this machine: a password or a token would be read on the way. */
export const checkBaseURL = (name: string, address: string): string => {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocalHost(hostname)))
    throw new TypeError(`${name} has to be https: (http: only for localhost), got ${address}`);
  return address.replace(/\/+$/, '');
};
