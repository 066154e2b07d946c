import * as z from 'zod';

/** What one page leaves for the next, in the browser it is for. */
const Kept = z.object({
  email: z.string().optional(),
  /** Of a mailed link, once it is out of the address. */
  token: z.string().optional(),
  /** The page that the link leads to: the token is of no use to another one. */
  tokenOf: z.string().optional(),
  after: z.enum(['verified', 'reset', 'resent', 'again']).optional(),
  /** The query with what another site asked for, until a mailed link is opened. */
  asked: z.string().optional(),
  /** When the next email can be sent, in seconds of the service's clock. */
  sendAgain: z.number().optional(),
  /** Of the form that the email was sent for: Back and its button are the same press until then. */
  key: z.string().optional(),
});
export type Kept = z.infer<typeof Kept>;

/**
 * Whoever opens a link at last reads the page; one that was left open for longer is opened again from the email. The cookie ends with the
 * browser besides, or the next person at a shared machine would find the way into an account. It says itself when it ends, because browsers
 * that go on where they were left bring such cookies back.
 */
const seconds = 3600;

const Cookie = Kept.extend({ until: z.number() });

const nameFor = (origin: string): string => (origin.startsWith('https:') ? '__Host-ems.page' : 'ems.page');

export const readKept = ({ headers }: Request, origin: string, now: Date): Kept => {
  const name = `${nameFor(origin)}=`;
  const values = (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(name));
  // Of two one is of another host of the domain, and nothing tells which.
  if (values.length !== 1) return {};
  try {
    const text = Buffer.from(values[0]!.slice(name.length), 'base64url').toString('utf8');
    const { until, ...kept } = Cookie.parse(JSON.parse(text));
    return until > now.getTime() / 1000 ? kept : {};
  } catch {
    return {};
  }
};

/** The cookie that keeps it; for nothing the one that takes it away. */
export const keeping = (kept: Kept, origin: string, now: Date): string => {
  const cookie = { ...kept, until: now.getTime() / 1000 + seconds };
  const isEmpty = Object.values(kept).every((each) => each === undefined);
  return [
    `${nameFor(origin)}=${isEmpty ? '' : Buffer.from(JSON.stringify(cookie)).toString('base64url')}`,
    ...(isEmpty ? ['Max-Age=0'] : []),
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
};
