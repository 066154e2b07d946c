import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** Finds out who a request comes from. */
export type ClientAddress = (message: IncomingMessage) => string | undefined;

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * The other end of the connection; behind proxies that are trusted, the last address in `X-Forwarded-For` that is not one of
 * them. The addresses before it are the client's own claims.
 */
export const clientAddressBehind = (trustedProxies: readonly string[]): ClientAddress => {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    if (prefix === undefined) trusted.addAddress(address, family(address));
    else trusted.addSubnet(address, Number(prefix), family(address));
  }
  const isTrusted = (address: string): boolean => isIP(address) > 0 && trusted.check(address, family(address));

  return ({ socket, headers }) => {
    const chain = [headers['x-forwarded-for'] ?? []]
      .flat()
      .join(',')
      .split(',')
      .map((address) => plain(address.trim()));
    let address = socket.remoteAddress === undefined ? undefined : plain(socket.remoteAddress);
    while (address !== undefined && isTrusted(address)) {
      const before = chain.pop();
      if (before === undefined || isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
};
