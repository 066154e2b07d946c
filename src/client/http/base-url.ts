/** Without the slash at its end. Throws when it is neither `https:` nor on this machine: a password or a token would be read on the way. */
export const checkBaseURL = (name: string, address: string): string => {
  const { protocol, hostname } = new URL(address);
  const local = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) throw new TypeError(`${name} has to be https: (http: only for localhost), got ${address}`);
  return address.replace(/\/+$/, '');
};
