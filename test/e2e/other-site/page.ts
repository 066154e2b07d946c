/** A page of another site, as a developer would write it. */
import { setDefaultClient } from '../../../src/index.ts';
import { createEmsServiceClient, emsServiceScope } from '../../../src/client/ems-service/index.ts';
import { createOidcSession } from '../../../src/client/session/oidc/index.ts';
import '../../../src/define/ems-account-profile.ts';
import '../../../src/define/ems-sign-in.ts';

const { service = '', mode } = document.documentElement.dataset;
const session = createOidcSession({
  authority: service,
  clientId: 'element-one',
  scope: emsServiceScope,
  redirectUri: `${location.origin}/sign-up`,
  tokens: 'session-storage',
  mode: mode === 'popup' ? 'popup' : 'redirect',
});
setDefaultClient(createEmsServiceClient({ baseURL: service, session }));
