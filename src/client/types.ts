import type { ApplicationsPort } from './ports/applications.ts';
import type { AuthenticatorsPort, InlineAuthenticatorsPort } from './ports/authenticators.ts';
import type { DeletionPort, InlineDeletionPort } from './ports/deletion.ts';
import type { EmailPort, InlineEmailPort } from './ports/email.ts';
import type { LinkedAccountsPort } from './ports/linked-accounts.ts';
import type { InlinePasswordPort, PasswordPort, PasswordResetPort } from './ports/password.ts';
import type { PasskeysPort } from './ports/passkeys.ts';
import type { PolicyPort } from './ports/policy.ts';
import type { ProfilePort } from './ports/profile.ts';
import type { InlineReauthenticationPort, ReauthenticationPort } from './ports/reauthentication.ts';
import type { InlineRecoveryCodesPort, RecoveryCodesPort } from './ports/recovery-codes.ts';
import type { InlineRegistrationPort, RegistrationPort } from './ports/registration.ts';
import type { SecondFactorPort } from './ports/second-factor.ts';
import type { InlineSessionPort, RedirectSessionPort, SessionPort } from './ports/session.ts';
import type { SessionsPort } from './ports/sessions.ts';
import type { TermsPort } from './ports/terms.ts';
import type { VerificationPort } from './ports/verification.ts';

/**
 * The one interface between the elements and an identity service, in ports. A port that a service cannot offer is
 * absent; the element that needs it says so (`not_offered`), and hides itself inside a composite page.
 *
 * A port whose `kind` says so may be `inline` (a form of ours, the client's call) or `redirect` (one button, a page of the
 * service, a result on return). Any call about an account may answer `not_signed_in` or `session_expired`; those marked
 * sensitive also `reauthentication_required`.
 */
export interface AuthClient {
  readonly session: SessionPort;
  readonly policy: PolicyPort;
  readonly registration?: RegistrationPort;
  readonly verification?: VerificationPort;
  readonly terms?: TermsPort;
  readonly secondFactor?: SecondFactorPort;
  readonly reauthentication?: ReauthenticationPort;
  readonly profile?: ProfilePort;
  readonly email?: EmailPort;
  readonly password?: PasswordPort;
  readonly passwordReset?: PasswordResetPort;
  readonly authenticators?: AuthenticatorsPort;
  readonly recoveryCodes?: RecoveryCodesPort;
  readonly passkeys?: PasskeysPort;
  readonly linkedAccounts?: LinkedAccountsPort;
  readonly sessions?: SessionsPort;
  readonly applications?: ApplicationsPort;
  readonly deletion?: DeletionPort;
  /** Pages that a person may be sent on to, as full addresses: what an attribute or a link names is followed only when it is here. */
  readonly allowedReturnUrls?: readonly string[];
}

/** A client whose people sign in in the page itself. */
export interface InlineAuthClient extends AuthClient {
  readonly session: InlineSessionPort;
}

/** A client whose people sign in on a page of the service. */
export interface RedirectAuthClient extends AuthClient {
  readonly session: RedirectSessionPort;
}

/** Ports that some services have and this project's account service hasn't. */
export type FurtherPortName = 'passkeys' | 'linkedAccounts' | 'applications';

/** The ports that may be of either kind, all of them inline. */
export interface InlinePorts {
  readonly registration: InlineRegistrationPort;
  readonly reauthentication: InlineReauthenticationPort;
  readonly email: InlineEmailPort;
  readonly password: InlinePasswordPort;
  readonly authenticators: InlineAuthenticatorsPort;
  readonly recoveryCodes: InlineRecoveryCodesPort;
  readonly deletion: InlineDeletionPort;
}

/** The ports of an existing account, all of them inline. */
export type InlineAccountPorts = Required<Pick<AuthClient, 'secondFactor' | 'profile' | 'passwordReset' | 'sessions'>> &
  Omit<InlinePorts, 'registration'>;
