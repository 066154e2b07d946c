import type { Problem } from '../../contract/problem.ts';
import type { AccountStatus } from '../../contract/values.ts';
import { checkPassword } from '../../rules/password.ts';
import type { Kept } from './kept.ts';
import type { Fields } from './posted.ts';
import type { ServiceCall } from './service-call.ts';
import type { FieldRefusal, FormPage, FormView } from './view.ts';

/** Paths of the pages on the service's own origin. */
export type FormPaths = Readonly<Record<FormPage | 'signOut' | 'account', string>>;

/** What a page draws, besides what all do. */
export type Drawing = Omit<FormView, 'page' | 'form' | 'policy'> & {
  /** 200 when absent. */
  status?: number;
  hidden?: Record<string, string>;
  values?: Record<string, string>;
  problem?: Problem | undefined;
  errors?: Record<string, FieldRefusal>;
};

/** What comes of a request: another page, or this one again. `kept` replaces what was kept; absent, that stays. */
export type Step = ({ goTo: string } | { draw: Drawing }) & { kept?: Kept };

export interface Visit {
  service: ServiceCall;
  kept: Kept;
  paths: FormPaths;
  /** Of the pages. */
  origin: string;
  /** What of the page's address goes along to the next page. */
  query: string;
  now: () => Date;
}

export interface Page {
  /** Names of its own fields, each of which comes once. */
  fields: readonly string[];
  /** A password is chosen here. */
  choosesPassword?: true;
  show(visit: Visit): Step | Promise<Step>;
  post(visit: Visit, fields: Fields): Step | Promise<Step>;
}

/** The page for each step that an account may still owe. */
export const pageOf = ({ signIn, verifyEmail, terms, account }: FormPaths, status: AccountStatus): string =>
  ({ anonymous: signIn, unverified: verifyEmail, terms_due: terms, second_factor_due: account, active: account })[
    status
  ];

/** The same page again, with what is wrong: at the fields that the page has, else above all of them. */
export const refusal = (
  { status, problem }: { status: number; problem: Problem },
  fields: readonly string[],
): Pick<Drawing, 'status' | 'problem' | 'errors'> => {
  const atFields: Record<string, FieldRefusal> = {};
  for (const { field, code, reason } of [problem, ...(problem.fields ?? [])] as Problem[])
    if (field !== undefined && fields.includes(field))
      atFields[field] ??= { code, ...(reason !== undefined && { reason }) };
  return { status, ...(Object.keys(atFields).length > 0 ? { errors: atFields } : { problem }) };
};

/** What rules say of a field that is empty, too. */
const ofEmpty: ReadonlySet<FieldRefusal['code']> = new Set(['name_invalid', 'email_invalid', 'password_too_short']);

/** A field that was left empty is missing, as the elements say with a script. */
export const sayMissing = (step: Step, fields: Fields): Step => {
  if ('goTo' in step || !step.draw.errors) return step;
  const errors = Object.entries(step.draw.errors).map(([name, refused]): [string, FieldRefusal] => [
    name,
    ofEmpty.has(refused.code) && fields.text(name).trim() === '' ? { code: 'required' } : refused,
  ]);
  return { ...step, draw: { ...step.draw, errors: Object.fromEntries(errors) } };
};

/** Says of a password that is too short how much it lacks, which the service leaves to whoever has the password. */
export const countMissing = async <Part extends Pick<Drawing, 'errors'>>(
  { service }: Visit,
  refused: Part,
  field: string,
  password: string,
): Promise<Part> => {
  if (refused.errors?.[field]?.code !== 'password_too_short') return refused;
  const policy = await service.ask('policy.current');
  const shortfall = policy.ok ? checkPassword(password, policy.value.password) : undefined;
  return shortfall ? { ...refused, errors: { ...refused.errors, [field]: shortfall } } : refused;
};

/** What the form notices by itself. */
export const wrongFields = (
  errors: Record<string, FieldRefusal | undefined>,
): Pick<Drawing, 'status' | 'errors'> | undefined => {
  const wrong = Object.entries(errors).filter((entry): entry is [string, FieldRefusal] => entry[1] !== undefined);
  return wrong.length > 0 ? { status: 422, errors: Object.fromEntries(wrong) } : undefined;
};
