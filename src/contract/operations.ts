/**
 * Every operation of the account service in one table. A Better Auth endpoint takes its path and its body from here; the body
 * arrives in `call.body` checked and typed, and one of another shape never reaches the endpoint:
 *
 *     const { http, body } = operations['profile.update'];
 *     createAuthEndpoint(http.path, { method: http.method, body, use: [formCsrfMiddleware] }, async (call) => {
 *       const { firstName, lastName } = call.body;
 *
 * What the framework throws for another shape (`VALIDATION_ERROR`, 400) is `unexpected_answer` on the wire, like everything that
 * the table of codes does not know. It checks the body before `use`, so before the page's origin and before the session.
 */
import type * as z from 'zod';
import * as answers from './answers.ts';
import * as bodies from './bodies.ts';
import type { ServiceProblemCode } from './problem-statuses.ts';
import { routes, type OperationName, type Routes } from './routes.ts';
import * as values from './values.ts';

/** Whose session the operation wants. `optional`: it answers differently with one. */
type SessionNeed = 'none' | 'optional' | 'required';

interface Facts {
  summary: string;
  session: SessionNeed;
  /** What is sent; `null` where nothing is, and then any body is taken and none heeded. */
  body: z.ZodType | null;
  answer: z.ZodType;
  /** Its own problems, the general ones (`problemsOf`) aside. */
  problems: readonly ServiceProblemCode[];
  /** Wants a session that showed every factor of the account lately, else `reauthentication_required`. */
  sensitive: boolean;
  /** Answers even while the account lacks the second factor that the service demands; the others answer `second_factor_due` then. */
  withoutSecondFactor: boolean;
  /** Takes an `Idempotency-Key`: the same key with the same body is carried out once. */
  idempotent: boolean;
}

const usual = {
  session: 'required',
  body: null,
  answer: answers.Done,
  problems: [],
  sensitive: false,
  withoutSecondFactor: false,
  idempotent: false,
} as const satisfies Omit<Facts, 'summary'>;

type Given = Partial<Facts> & Pick<Facts, 'summary'>;
type Usual = typeof usual;
type Filled<G extends Given> = {
  readonly [K in keyof Facts]: K extends keyof G ? G[K] : K extends keyof Usual ? Usual[K] : never;
};

/** An operation as the table says it; what is usual may be left out. */
const operation = <const G extends Given>(given: G): Filled<G> => ({ ...usual, ...given }) as unknown as Filled<G>;

/** A change: safe to send again with the same key after a lost answer. */
const change = <const G extends Given>(given: G) => operation({ idempotent: true, ...given });

/** A change that wants every factor of the account, shown lately in this session. */
const sensitive = <const G extends Given>(given: G) => change({ sensitive: true, ...given });

/** Why a new password is refused. */
const newPasswordProblems = [
  'password_too_short',
  'password_too_long',
  'password_too_weak',
  'password_contains_context',
  'password_compromised',
] as const;

const table = {
  'session.current': operation({
    summary: 'Who this browser is to the service.',
    session: 'optional',
    answer: values.SessionState,
  }),
  'session.signIn': operation({
    summary: 'Signs in. An account with a second factor gets a challenge instead of a session.',
    session: 'none',
    body: bodies.CredentialsBody,
    answer: values.SignInResult,
    problems: ['credentials_invalid', 'email_unverified', 'device_unconfirmed', 'rate_limited'],
  }),
  'session.requestDeviceLink': change({
    summary:
      'Sends a link that lets the device that opens it sign in, whatever others tried. The answer is the same for any address.',
    session: 'none',
    body: bodies.EmailBody,
    answer: answers.MailSent,
    problems: ['email_invalid', 'rate_limited', 'mail_not_sent'],
  }),
  'session.signOut': operation({
    summary: 'Signs out. Succeeds without a session.',
    session: 'optional',
  }),
  'policy.current': operation({
    summary: 'What the service requires of a password.',
    session: 'none',
    answer: values.Policy,
  }),
  'registration.register': change({
    summary: 'Starts a registration and sends its email. The answer is the same for a known address.',
    session: 'none',
    body: bodies.RegistrationBody,
    answer: answers.Registered,
    problems: ['forbidden', 'name_invalid', 'email_invalid', ...newPasswordProblems, 'terms_outdated', 'rate_limited'],
  }),
  'verification.resend': change({
    summary: 'Sends the verification email again. The answer is the same for any address.',
    session: 'none',
    body: bodies.ResendVerificationBody,
    answer: answers.MailSent,
    problems: ['email_invalid', 'rate_limited', 'mail_not_sent'],
  }),
  'verification.verify': change({
    summary:
      'Uses up the token of a verification email and creates the account, for whoever registered or chooses a new password.',
    session: 'none',
    body: bodies.VerifyBody,
    answer: answers.VerifiedEmail,
    problems: [
      'token_invalid',
      'token_expired',
      'token_used',
      'already_verified',
      'password_required',
      'password_incorrect',
      ...newPasswordProblems,
      'rate_limited',
    ],
  }),
  'verification.status': operation({
    summary: 'Whether the registration of a ticket has been verified. An unknown ticket never is.',
    session: 'none',
    body: bodies.TicketBody,
    answer: answers.VerificationStatus,
    problems: ['rate_limited'],
  }),
  'terms.current': operation({
    summary: 'The terms in force.',
    session: 'optional',
    answer: values.Terms,
  }),
  'terms.accept': change({
    summary: 'Records that a version was accepted, and when.',
    body: bodies.AcceptTermsBody,
    answer: values.Acceptance,
    problems: ['terms_outdated'],
    withoutSecondFactor: true,
  }),
  'secondFactor.verify': operation({
    summary: 'Answers the challenge of a sign-in and starts the session.',
    session: 'none',
    body: bodies.SecondFactorBody,
    answer: values.SessionState,
    problems: ['code_invalid', 'code_already_used', 'challenge_expired', 'device_unconfirmed', 'rate_limited'],
  }),
  'reauthentication.methods': operation({
    summary: 'What this session still has to show before a sensitive change.',
    answer: answers.MissingFactors,
    withoutSecondFactor: true,
  }),
  'reauthentication.reauthenticate': operation({
    summary: 'Re-authenticates: records what was shown, and when, under a new token.',
    body: bodies.ReauthenticationBody,
    problems: ['password_incorrect', 'code_invalid', 'code_already_used', 'rate_limited'],
    withoutSecondFactor: true,
  }),
  'profile.current': operation({
    summary: 'What the account tells of the person besides names and address. Labels are in the language asked for.',
    answer: values.Profile,
  }),
  'profile.update': change({
    summary: 'Changes the names, the language and further fields, all that is given or nothing.',
    body: bodies.ProfileBody,
    answer: values.Account,
    problems: ['name_invalid', 'value_invalid'],
  }),
  'email.pending': operation({
    summary: 'The new address that is waiting for verification, if there is one.',
    answer: answers.PendingEmailStatus,
  }),
  'email.change': sensitive({
    summary: 'Starts a change of email address. The answer is the same if the address is taken.',
    body: bodies.EmailBody,
    answer: values.PendingEmail,
    problems: ['email_invalid', 'email_unchanged', 'rate_limited', 'mail_not_sent'],
  }),
  'email.resend': change({
    summary: 'Sends the email to the new address again.',
    answer: answers.MailSent,
    problems: ['not_found', 'rate_limited', 'mail_not_sent'],
  }),
  'email.cancel': change({
    summary: 'Cancels the change. Succeeds if nothing is waiting.',
  }),
  'email.confirm': change({
    summary:
      'Uses up the token of the email and makes the new address the current one of the account that asked for it.',
    session: 'optional',
    body: bodies.ConfirmEmailBody,
    answer: answers.VerifiedEmail,
    problems: [
      'token_invalid',
      'token_expired',
      'token_used',
      'password_required',
      'password_incorrect',
      'second_factor_required',
      'code_invalid',
      'code_already_used',
      'device_unconfirmed',
      'second_factor_due',
      'conflict',
      'rate_limited',
    ],
  }),
  'password.status': operation({
    summary: 'What is known of the password.',
    answer: values.PasswordStatus,
  }),
  'password.change': sensitive({
    summary:
      'Changes the password. Wants the current one or a code in the same call, if it was not given again lately.',
    body: bodies.ChangePasswordBody,
    problems: [
      ...newPasswordProblems,
      'password_unchanged',
      'password_incorrect',
      'code_invalid',
      'code_already_used',
      'rate_limited',
    ],
  }),
  'passwordReset.request': change({
    summary: 'Sends a reset link. The answer is the same for any address.',
    session: 'none',
    body: bodies.EmailBody,
    answer: answers.MailSent,
    problems: ['email_invalid', 'rate_limited', 'mail_not_sent'],
  }),
  'passwordReset.confirm': change({
    summary:
      'Uses up the token of the email and sets the password. Ends every session and starts none. Without a password: whose it is.',
    session: 'none',
    body: bodies.ResetPasswordBody,
    problems: [
      'token_invalid',
      'token_expired',
      'token_used',
      'password_required',
      ...newPasswordProblems,
      'rate_limited',
    ],
  }),
  'authenticators.list': operation({
    summary: 'The authenticators, oldest first.',
    answer: answers.Authenticators,
    withoutSecondFactor: true,
  }),
  'authenticators.enrol': sensitive({
    summary: 'Starts a set-up. It counts for nothing until it is activated, and starting another one discards it.',
    answer: values.AuthenticatorEnrolment,
    problems: ['device_limit_reached', 'rate_limited'],
    withoutSecondFactor: true,
  }),
  'authenticators.activate': sensitive({
    summary: 'Completes a set-up with its first correct code. Ends the other sessions unless told not to.',
    body: bodies.ActivateAuthenticatorBody,
    answer: values.Authenticator,
    problems: [
      'code_invalid',
      'code_already_used',
      'name_invalid',
      'device_name_taken',
      'device_limit_reached',
      'not_found',
      'rate_limited',
    ],
    withoutSecondFactor: true,
  }),
  'authenticators.rename': change({
    summary: 'Renames an authenticator.',
    body: bodies.RenameAuthenticatorBody,
    answer: values.Authenticator,
    problems: ['name_invalid', 'device_name_taken', 'not_found'],
  }),
  'authenticators.remove': sensitive({
    summary:
      'Removes an authenticator and ends the other sessions. Removing the last one also removes the recovery codes.',
    body: bodies.IdBody,
    problems: ['not_found', 'last_authenticator'],
  }),
  'recoveryCodes.status': operation({
    summary: 'How many recovery codes are left.',
    answer: answers.RecoveryCodesStatus,
    withoutSecondFactor: true,
  }),
  'recoveryCodes.generate': sensitive({
    summary:
      'Creates a new set, shown only once. If there was one before, it stops working and the other sessions end.',
    answer: answers.RecoveryCodes,
    problems: ['conflict', 'rate_limited'],
  }),
  'sessions.list': operation({
    summary: 'Where the account is signed in.',
    answer: answers.Sessions,
  }),
  'sessions.end': sensitive({
    summary: 'Ends one session.',
    body: bodies.IdBody,
    problems: ['not_found'],
  }),
  'sessions.endOthers': sensitive({
    summary: 'Ends every session but this one, and every token of other sites.',
  }),
  'deletion.impact': operation({
    summary: 'What would be deleted with the account, by name.',
    answer: values.DeletionImpact,
  }),
  'deletion.delete': sensitive({
    summary: 'Deletes the account with everything it owns and ends its sessions, or changes nothing at all.',
  }),
  'openid.continue': operation({
    summary: 'Continues the sign-in for another site, once the person has signed in or pressed "Continue".',
    body: bodies.ContinueBody,
    answer: answers.Continuation,
    problems: ['reauthentication_required'],
  }),
} satisfies Record<OperationName, Facts>;

/** TypeScript up to 5.4 takes a name for one of the table no more, once it was matched with a pattern: so the route comes along. */
type Place<Name extends OperationName, Route = Routes[Name]> = Name extends `${infer Port}.${infer Method}`
  ? Route extends `${infer Verb} ${infer Path}`
    ? { readonly port: Port; readonly method: Method; readonly http: { readonly method: Verb; readonly path: Path } }
    : never
  : never;

export type Operations = { readonly [Name in OperationName]: Place<Name> & (typeof table)[Name] };
/** An operation of the table, whichever it is. */
export type Operation = Facts & { port: string; method: string; http: { method: 'GET' | 'POST'; path: string } };

const place = (name: OperationName) => {
  const [port, method] = name.split('.');
  const [verb, path] = routes[name].split(' ');
  return { port, method, http: { method: verb, path } };
};

export const operations = Object.fromEntries(
  Object.entries(table).map(([name, facts]) => [name, { ...place(name as OperationName), ...facts }]),
) as unknown as Operations;

/** What an operation is sent. */
export type BodyOf<Name extends OperationName> = Operations[Name]['body'] extends z.ZodType
  ? z.input<Operations[Name]['body']>
  : undefined;
/** What an operation answers on the wire. */
export type AnswerOf<Name extends OperationName> = z.output<Operations[Name]['answer']>;
