import type { BodyOf } from '../../src/contract/operations.ts';
import { routes, type OperationName } from '../../src/contract/routes.ts';

type Mutation = {
  [Name in OperationName]: (typeof routes)[Name] extends `POST ${string}` ? Name : never;
}[OperationName];

/** For every mutation a body of the right shape, which means nothing to the service. */
const bodies: { [Name in Mutation]: BodyOf<Name> extends undefined ? Record<string, never> : BodyOf<Name> } = {
  'session.signIn': { email: 'nobody@example.org', password: 'x' },
  'session.requestDeviceLink': { email: '' },
  'session.signOut': {},
  'registration.register': { firstName: '', lastName: '', email: '', password: '' },
  'verification.resend': { email: '' },
  'verification.verify': { token: 'x' },
  'verification.status': { ticket: 'x' },
  'terms.accept': { version: 'x' },
  'secondFactor.verify': { challenge: 'x', code: 'x' },
  'reauthentication.reauthenticate': { code: 'x' },
  'profile.update': { firstName: '', lastName: '' },
  'email.change': { email: '' },
  'email.resend': {},
  'email.cancel': {},
  'email.confirm': { token: 'x' },
  'password.change': { password: '', endOtherSessions: false },
  'passwordReset.request': { email: '' },
  'passwordReset.confirm': { token: 'x', password: '' },
  'authenticators.enrol': {},
  'authenticators.activate': { id: 'x', code: 'x', name: '' },
  'authenticators.rename': { id: 'x', name: '' },
  'authenticators.remove': { id: 'x' },
  'recoveryCodes.generate': {},
  'sessions.end': { id: 'x' },
  'sessions.endOthers': {},
  'deletion.delete': {},
  'openid.continue': { oauth_query: 'x' },
};

/** Every mutation of the interface, with such a body. */
export const mutations = Object.entries(bodies).map(([name, body]) => ({
  name: name as Mutation,
  path: routes[name as Mutation].slice('POST '.length),
  body,
}));
