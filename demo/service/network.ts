import { isLocalHost } from '../../src/rules/local-host.ts';

/** What the query of an address says of a member, where there is such an address. */
export const queryAsTold = (address: string | undefined, member: string): string | null =>
  (address && URL.parse(address)?.searchParams.get(member)) || null;

/** Whether what is sent to the host of an address leaves this machine. A path is a socket in its file system. */
const leavesThisMachine = (host: string): boolean => !host.startsWith('/') && !isLocalHost(host);

/** Whether a mail server has to encrypt: everywhere but on this machine, unless whoever runs the service says otherwise. */
export const mailNeedsTLS = (smtpURL: string): boolean =>
  leavesThisMachine(new URL(smtpURL).hostname) && queryAsTold(smtpURL, 'requireTLS') !== 'false';

/** Whether a database has to, and to show a certificate, where its address says nothing of that (`sslmode`). */
export const databaseNeedsTLS = (url: string): boolean =>
  leavesThisMachine(queryAsTold(url, 'host') ?? (new URL(url).hostname || process.env.PGHOST || 'localhost'));
