export type { TokenSession } from '../token-session.ts';
export { createOidcSession, type OidcSessionOptions } from './session.ts';
