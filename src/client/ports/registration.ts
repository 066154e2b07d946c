import type { Registration } from '../../contract/bodies.ts';
import type { Outcome } from '../outcome.ts';
import type { MutationOptions } from './call.ts';
import type { RedirectOperation, RedirectOptions } from './redirect.ts';

export type { Registration };

/** A registration with a form of ours. */
export interface InlineRegistrationPort {
  readonly kind: 'inline';
  /**
   * Starts a registration and has the verification email sent. The answer is the same whether or not the address already
   * has an account; the owner of an existing one is told by mail instead.
   * Problems: `email_invalid`, `name_invalid`, `password_*`, `terms_outdated`, `forbidden` (`returnTo`), `rate_limited`.
   */
  register(
    registration: Registration,
    options?: MutationOptions,
  ): Promise<Outcome<{ email: string; retryAfter: number }>>;
}

export interface RegistrationStartOptions extends RedirectOptions {
  /** Fills the address in there. */
  email?: string | undefined;
}

/** A registration on a page of the service. Who comes back from one that succeeded is signed in. */
export type RedirectRegistrationPort = RedirectOperation<RegistrationStartOptions>;

export type RegistrationPort = InlineRegistrationPort | RedirectRegistrationPort;
