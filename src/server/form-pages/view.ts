import type { Problem } from '../../contract/problem.ts';
import type { Policy, SecondFactorChallenge, Terms } from '../../contract/values.ts';

/** The pages whose forms are posted. */
export type FormPage = 'register' | 'verifyEmail' | 'signIn' | 'terms' | 'forgotPassword' | 'resetPassword';

/** What a page shows. The first one of each is what it shows to whoever comes there with nothing. */
export type FormScreen =
  | 'form'
  /** Of `signIn`: the code. Field `code`. */
  | 'secondFactor'
  /** Of `signIn` for another site: somebody is signed in and goes on as they are, or signs out to use another account. No field. */
  | 'signedIn'
  /** Of `signIn` and `terms`: done, and the browser goes on to the other site by itself. A link leads there too. */
  | 'onward'
  /** Of `verifyEmail`: an email is on its way. Field `email`, where the address isn't known; or `check`, which asks anew. */
  | 'waiting'
  /** Of `verifyEmail`: one click spends the link. No field. */
  | 'click'
  /** Of `verifyEmail` in another browser: whose account it is. Field `password`, or `newPassword`. */
  | 'proof'
  /** Of `verifyEmail` and `resetPassword`: the link no longer works, and the problem says why. */
  | 'deadLink'
  /** Of `forgotPassword`: an email is on its way, if there is such an account. */
  | 'sent';

/** Of a problem's code, and of what only a form notices. */
export interface FieldRefusal {
  code: Problem['code'] | 'required' | 'consent_required';
  /** Why a password is too weak. */
  reason?: string;
  /** How many characters a password lacks. */
  missing?: number;
}

/** The form of a page: what `ems-elements/server-render` draws it with. */
export interface PostedForm {
  /** Where it is posted to: the page's own address. */
  action: string;
  /** Goes along with what is typed. */
  hidden: Readonly<Record<string, string>>;
  /** What was typed, by the names of the fields. Never a password or a code. */
  values: Readonly<Record<string, string>>;
  /** Why the whole form is refused. */
  problem?: Problem;
  errors: Readonly<Record<string, FieldRefusal>>;
}

/** A page as it is to be drawn. */
export interface FormView {
  page: FormPage;
  screen: FormScreen;
  form: PostedForm;
  /** Of pages on which a password is chosen: what the service asks of it. */
  policy?: Policy | undefined;
  /** The address that an email went to, that was verified, or whose session `signedIn` is about. */
  email?: string | undefined;
  /** Of `waiting`: seconds until the email can be sent again. */
  retryAfter?: number | undefined;
  /** Of `secondFactor`: what the code may come from. */
  methods?: SecondFactorChallenge['methods'] | undefined;
  /** Of `proof` and of `resetPassword`'s form: whose password it is. The latter is left out where the service can't tell just now. */
  account?: string | undefined;
  /** Of `terms`. */
  terms?: Terms | undefined;
  /** Of `click`, `proof` and `resetPassword`: what the link holds. */
  token?: string | undefined;
  /** Of `signIn`: what led there; `again` where another site wants a younger sign-in. Of `waiting`: another email was sent. */
  after?: 'verified' | 'reset' | 'resent' | 'again' | undefined;
  /** Of `onward`: the address that the service answered. */
  onward?: string | undefined;
  /** What the page's own fields of a registration held, by their names. */
  extra?: Readonly<Record<string, string | string[]>> | undefined;
}
