import type { Concern } from '../concern.ts';
import { clientModel } from './clients.ts';
import { grantModel } from './grants.ts';
import { signingKeys } from './signing-keys.ts';
import { accessTokenModel, refreshTokenModel } from './token-models.ts';

const ofTheService = 'it says what other sites there are';

/** Signing in to other sites. Its tables are those of the OpenID provider's plugin, and of the keys it signs with. */
export const openIdConcern: Concern = {
  id: 'openid',
  otherPaths: ['/oauth2/authorize', '/oauth2/token', '/oauth2/revoke', '/oauth2/continue', '/jwks'],
  sealed: { jwks: signingKeys },
  ownedBy: {
    verification: { by: 'user within', column: 'value', because: 'what a code stands for is one JSON text' },
    [grantModel]: { by: 'user', column: 'userId' },
    [accessTokenModel]: { by: 'user', column: 'userId' },
    [refreshTokenModel]: { by: 'user', column: 'userId' },
    oauthConsent: { by: 'user', column: 'userId' },
    [clientModel]: { by: 'nobody', because: ofTheService },
    oauthResource: { by: 'nobody', because: ofTheService },
    oauthClientResource: { by: 'nobody', because: ofTheService },
    oauthClientAssertion: { by: 'nobody', because: 'it holds digests of what other sites sent' },
    jwks: { by: 'nobody', because: 'it holds the keys of the service' },
  },
  retention: {
    // Of codes, exchanged or not.
    verification: { seconds: 0 },
    [grantModel]: { seconds: 0 },
    [accessTokenModel]: { seconds: 0 },
    // One that was rotated stays as long, so that its second use is noticed.
    [refreshTokenModel]: { seconds: 0 },
    oauthConsent: { until: 'the account is deleted' },
    [clientModel]: { until: 'somebody removes it from the database: one that is no longer configured is disabled' },
    oauthResource: { until: 'somebody removes it from the database' },
    oauthClientResource: { until: 'its client or its resource is removed' },
    oauthClientAssertion: { seconds: 0 },
    jwks: { until: 'somebody removes it from the database: tokens that it signed may be in use' },
  },
};
