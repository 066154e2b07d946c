import { defaultTransportSecurity } from '../http/headers.ts';

/** Of every answer. */
const always: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // No other origin is told anything. `no-referrer` would have browsers keep the origin of the post to themselves, too.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** What every page is sent with: the site's own headers, and what a site that forgets it would leave people without. */
export const pageHeaders = (
  given: Readonly<Record<string, string>>,
  origin: string,
  transportSecurity: string | false = defaultTransportSecurity,
): Headers => {
  const headers = new Headers(given);
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  // Beside another policy one narrows it, and in a frame each button could be pressed without being seen.
  if (!/\bframe-ancestors\b/i.test(headers.get('content-security-policy') ?? '')) {
    headers.append('content-security-policy', "frame-ancestors 'none'");
    headers.set('x-frame-options', 'DENY');
  }
  const isSaid = headers.has('strict-transport-security');
  if (!isSaid && transportSecurity !== false && origin.startsWith('https:'))
    headers.set('strict-transport-security', transportSecurity);
  return headers;
};
