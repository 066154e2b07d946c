/** A page of another site, as a developer would write it. */
import { setDefaultClient } from '../../../src/index.ts';
import { createBetterAuthClient } from '../../../src/client/better-auth/index.ts';
import { createOidcSession } from '../../../src/client/oidc/index.ts';
import '../../../src/define/ems-account-profile.ts';
import '../../../src/define/ems-sign-in.ts';

const { service = '', mode } = document.documentElement.dataset;
const session = createOidcSession({
  authority: service,
  clientId: 'element-one',
  redirectUri: `${location.origin}/sign-up`,
  tokens: 'session-storage',
  mode: mode === 'popup' ? 'popup' : 'redirect',
});
setDefaultClient(createBetterAuthClient({ baseURL: service, session }));
