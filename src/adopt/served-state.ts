import type { Problem } from '../client/problem.ts';
import type { FieldErrors } from '../base/form-controller.ts';

/** The attribute of a tag that a server has rendered, with what it was rendered by. */
export const servedMark = 'data-ems-served';

/** The class of the boxes that a server has filled, beside that of all such boxes. */
export const servedBox = 'ems-served';

/** What an element shows that isn't in its attributes. The server draws by it, and the element in the browser begins with it. */
export interface ServedState {
  /** What the ids of the served forms begin with. */
  id: string;
  properties?: Record<string, string | number | boolean> | undefined;
  /** One of the element's screens, where that follows from what came before. */
  screen?: string | undefined;
  /** What the element would ask the service for, where the server knows it. */
  data?: unknown;
  /** Why what was sent was refused. */
  problem?: Problem | undefined;
  /** What is wrong at fields, by the rules that a form knows by itself. */
  errors?: FieldErrors | undefined;
  answered?: Answered | undefined;
}

/** What the service answered to the element's first form, where the element goes on by that: to a code, or to a password. */
export interface Answered {
  /** What was entered, such as the `email` of a sign-in. */
  values?: Record<string, string>;
  outcome: { ok: true; value: unknown } | { ok: false; problem: Problem };
}

/** A controller of an element; which it is shows in what it has. */
export type Controller = object & {
  errors?: FieldErrors;
  screen?: string;
  hostUpdate?(): void;
  loading?(): unknown;
  value?: unknown;
};

export interface ServedForm {
  id: string;
  problem: Problem | undefined;
  errors: FieldErrors;
  countdown: unknown;
  /** The words at a field. */
  error(name: string): string | undefined;
  readonly options: {
    done(value: unknown, values: Record<string, string>): unknown;
    failed?(problem: Problem, values: Record<string, string>): unknown;
  };
}

export const formsOf = (controllers: readonly Controller[]): ServedForm[] =>
  controllers.filter((one) => 'handleSubmit' in one) as unknown as ServedForm[];

/** Puts what was known to the server in its place, before the element is drawn for the first time. */
export const beginWith = (controllers: readonly Controller[], { screen, data }: ServedState): void => {
  for (const one of controllers) {
    if (screen !== undefined && 'screen' in one) one.screen = screen;
    if (data !== undefined && one.loading) one.value = data;
  }
};

/** The element goes on as if it had sent the form itself. Fetches what it shows then. */
export const goOn = async (controllers: readonly Controller[], { answered }: ServedState): Promise<void> => {
  const [form] = formsOf(controllers);
  if (!form || !answered) return;
  const { outcome, values = {} } = answered;
  // A link that is new to the element would begin with its first screen after this.
  for (const one of controllers) if ('screen' in one) one.hostUpdate?.();
  await (outcome.ok ? form.options.done(outcome.value, values) : form.options.failed?.(outcome.problem, values));
};

/** Puts what is wrong where it belongs: to the fields that the form has, or above the form. */
export const showProblem = (form: ServedForm, { problem, errors }: ServedState, names: ReadonlySet<string>): void => {
  for (const [name, error] of Object.entries(errors ?? {})) if (names.has(name)) form.errors[name] = error;
  if (!problem) return;
  const fields = [problem, ...(problem.fields ?? [])].filter(({ field }) => field && names.has(field));
  for (const error of fields) form.errors[error.field!] ??= error;
  if (!fields.length) form.problem = problem;
};
