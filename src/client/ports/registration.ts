import type { Outcome } from '../outcome.ts';
import type { MutationOptions } from './call.ts';
import type { RedirectOperation, RedirectOptions } from './redirect.ts';

export interface Registration {
  firstName: string;
  lastName: string;
  email: string;
  /** Sent as typed: any Unicode, spaces kept (NIST SP 800-63B-4 section 3.1.1.2). The service normalises to NFC before hashing. */
  password: string;
  /** Version of the terms accepted before the account existed; recorded with the account. */
  acceptedTerms?: string | undefined;
  /** Named controls of the host page (slot `extra-fields`). */
  extra?: Record<string, string> | undefined;
  /**
   * The page that the mail's link leads back to, with `token` and `journey` as parameters; the service's own page when
   * absent. Exact addresses of an allow-list only: `forbidden` otherwise.
   */
  returnTo?: string | undefined;
  /** The sign-up journey that the registration is part of; goes along in the mail's link. */
  journey?: string | undefined;
}

/** A registration with a form of ours. */
export interface InlineRegistrationPort {
  readonly kind: 'inline';
  /**
   * Starts a registration and has the verification mail sent. The answer is the same whether or not the address already
   * has an account; the owner of an existing one is told by mail instead.
   * Problems: `email_invalid`, `name_invalid`, `password_*`, `terms_outdated`, `forbidden` (`returnTo`), `rate_limited`.
   */
  register(registration: Registration, options?: MutationOptions): Promise<Outcome<{ email: string; retryAfter: number }>>;
}

export interface RegistrationStartOptions extends RedirectOptions {
  /** Fills the address in there. */
  email?: string | undefined;
}

/** A registration on a page of the service. Who comes back from one that succeeded is signed in. */
export type RedirectRegistrationPort = RedirectOperation<RegistrationStartOptions>;

export type RegistrationPort = InlineRegistrationPort | RedirectRegistrationPort;
