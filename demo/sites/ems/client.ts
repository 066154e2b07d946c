import { followTitle, setDefaultClient, type AccountStatus } from 'ems-elements';
import { createEmsServiceClient } from 'ems-elements/client/ems-service';

/** The service answers on this site's own origin, so its session is a cookie. */
export const client = createEmsServiceClient({ baseURL: new URL('/api/auth', location.href).href });

setDefaultClient(client);
followTitle();

/** The page for each step that an account may still owe. */
export const pageOf: Record<AccountStatus, string> = {
  anonymous: '/sign-in',
  unverified: '/verify-email',
  terms_due: '/terms',
  // Whose first and only screen is the set-up then.
  second_factor_due: '/account',
  active: '/account',
};

const addressKey = 'ems-demo-address';

/** The tab's storage throws where a person blocks cookies: then the next page knows nothing. */
const inTab = <T>(use: (storage: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

/** The address goes along to the next page, so that nobody types it twice. */
export const rememberAddress = (email: string): void => inTab((storage) => storage.setItem(addressKey, email));
export const rememberedAddress = (): string => inTab((storage) => storage.getItem(addressKey)) ?? '';

const verifiedKey = 'ems-demo-verified';

/** The waiting page goes on by itself; the sign-in page says why. */
export const goToSignIn = (email: string, page = '/sign-in'): void => {
  rememberAddress(email);
  inTab((storage) => storage.setItem(verifiedKey, 'yes'));
  location.assign(page);
};

/** The address was verified a moment ago. Said once. */
export const takeVerified = (): boolean => {
  const verified = inTab((storage) => storage.getItem(verifiedKey));
  inTab((storage) => storage.removeItem(verifiedKey));
  return typeof verified === 'string';
};
