/** An answer of the interface is data. Where a browser is led to open one, it does nothing and is shown in no frame (ASVS 3.4). */
const always: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Two years, and the hosts under this one too (ASVS 3.4.1). */
export const defaultTransportSecurity = 'max-age=63072000; includeSubDomains';

/** What every answer says, whatever it answers. Browsers heed `strict-transport-security` over HTTPS only. */
export const secureHeaders = (headers: Headers, url: string, transportSecurity: string | false): void => {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (transportSecurity !== false && url.startsWith('https:')) {
    headers.set('strict-transport-security', transportSecurity);
  }
};
