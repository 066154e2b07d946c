import type { Http } from '../http/http.ts';
import { parse, type Shape } from '../http/shape.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { Account } from '../ports/session.ts';
import { personShape } from './shapes.ts';

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

/** Without the description of the realm's user profile, which is long. */
export const profilePath = '/?userProfileMetadata=false';

/** Nothing's id: as a part of a path a browser leaves it out, and what is left names all there are, or another thing. */
export const isNoId = (id: string): boolean => /^\.{0,2}$/.test(id);

/** Keycloak leaves out what a person hasn't got. */
export const accountOf = (profile: Record<string, unknown>): Outcome<Account> => {
  const person = parse(personShape, profile);
  if (!person) return failure('unexpected_answer', { detail: 'The account of the Account REST API has no id.' });
  const { id, email, firstName, lastName } = person;
  return success({ id, email: email ?? '', firstName: firstName ?? '', lastName: lastName ?? '' });
};
