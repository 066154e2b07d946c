import type { Shape } from '../http/shape.ts';
import type { Http } from '../http/http.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';

/** The Account REST API, as its ports use it. */
export interface KeycloakAccount {
  readonly http: Http;
  /** Of a session that is no longer there it says so. */
  read<T>(path: string, schema: Shape<T>, options?: CallOptions): Promise<Outcome<T>>;
  /** Announces a success to this page and the other tabs. */
  change<T>(request: Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Asks for a fresh proof first, which Keycloak itself doesn't for what a page may do. */
  sensitive<T>(run: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}
