/** Only has to compile: the table of operations is that of the ports. */
import type { AuthClient, FurtherPortName, InlineAuthClient, InlinePorts } from '../../src/client/index.ts';
import type { AnswerOf, BodyOf, Operations } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';

type Ports = Required<Omit<AuthClient, 'allowedReturnUrls' | keyof InlinePorts | 'session' | FurtherPortName>> &
  InlinePorts &
  Pick<InlineAuthClient, 'session'>;

/** What a client does by itself. */
type Local = 'session.subscribe';
type MethodNames<P> = {
  [K in keyof P & string]-?: NonNullable<P[K]> extends (...args: never[]) => unknown ? K : never;
}[keyof P & string];
type PortOperation = { [P in keyof Ports]: `${P}.${MethodNames<Ports[P]>}` }[keyof Ports];

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const portsAndTable: Same<Exclude<PortOperation, Local>, Exclude<OperationName, 'openid.continue'>> = true;

type Method<Name extends OperationName> = Name extends `${infer P}.${infer M}`
  ? P extends keyof Ports
    ? M extends keyof Ports[P]
      ? NonNullable<Ports[P][M]>
      : never
    : never
  : never;
type Input<Name extends OperationName> =
  Method<Name> extends (input: infer I, options?: infer _) => unknown ? I : never;
/** What a method is given is what the body takes. The client adds the ticket that it keeps. */
type WithBody = { [N in PortOperation & OperationName]: BodyOf<N> extends undefined ? never : N }[PortOperation &
  OperationName];
type Unfit = { [N in Exclude<WithBody, 'verification.status'>]: Input<N> extends BodyOf<N> ? never : N }[Exclude<
  WithBody,
  'verification.status'
>];
export const bodiesAndInputs: Same<Unfit, never> = true;

/** What the table says arrives typed. */
export const body: BodyOf<'password.change'> = { password: 'x', endOtherSessions: true };
export const answer: AnswerOf<'profile.update'> = { id: '', email: '', firstName: '', lastName: '' };
export const path: Operations['email.resend']['http'] = { method: 'POST', path: '/account/email/resend' };
export const flags: [
  Operations['email.change']['sensitive'],
  Operations['email.change']['idempotent'],
  Operations['email.change']['session'],
] = [true, true, 'required'];
export const nothing: BodyOf<'email.resend'> = undefined;
