/**
 * What was typed in our forms, kept in the tab's storage while it is away at a page of the service: without secrets, for one
 * account, and not for long.
 */
import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import type { Account } from '../client/ports/session.ts';
import { stateOf, type FormState } from './form-state.ts';
import { keptKey } from './kept-key.ts';

/** Whoever comes back later has begun something else. In milliseconds. */
const lifetime = 30 * 60_000;

/** A form, and the element that it stands in. */
export interface KeptForm extends FormState {
  /** The tags of the element and of those of ours around it, outwards. */
  path: string[];
  /** Which of the elements with this path. */
  place: number;
  /** The person left because of this one, to prove who they are. */
  asked: boolean;
  /** The person left because they had been signed out. */
  again?: boolean | undefined;
}

interface Kept {
  /** The id of the account that was signed in then. What was typed for one account must not reach another one. */
  account: string;
  at: number;
  forms: KeptForm[];
}

/** The element of ours that has drawn a node. */
const ownerOf = (node: Element): HTMLElement | null => node.closest<HTMLElement>('.ems-light')?.parentElement ?? null;

const pathOf = (host: Element): string[] => {
  const path: string[] = [];
  for (let element: Element | null = host; element; element = ownerOf(element)) path.push(element.localName);
  return path;
};

/** An element inside another may be drawn in another of its screens after the way back; what it stands in outermost stays. */
const isPath = (path: string[], other: string[]): boolean => path[0] === other[0] && path.at(-1) === other.at(-1);

const placeOf = (host: Element, path: string[]): number => {
  const root = host.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll(host.localName)].filter((other) => isPath(pathOf(other), path)).indexOf(host);
};

const addressOf = (host: Element): Pick<KeptForm, 'path' | 'place'> => {
  const path = pathOf(host);
  return { path, place: placeOf(host, path) };
};

const isForm = (form: Partial<KeptForm> | null): boolean =>
  [form?.path, form?.names, form?.typed].every(Array.isArray) &&
  form!.typed!.every((control) => Array.isArray(control) && typeof control[2] === 'string');

const isKept = (kept: Kept | undefined): kept is Kept => {
  const age = Date.now() - (kept?.at ?? 0);
  return (
    typeof kept?.account === 'string' &&
    age >= 0 &&
    age < lifetime &&
    Array.isArray(kept.forms) &&
    kept.forms.every(isForm)
  );
};

/** Nothing where the storage is blocked; what is spoilt or too old goes. */
const read = (): Kept | undefined => {
  const kept = readFromTab(keptKey) as Kept | undefined;
  if (isKept(kept)) return kept;
  write(undefined);
  return undefined;
};

const write = (kept: Kept | undefined): void => keepInTab(keptKey, kept);

/** Why the page is left. */
interface Reason {
  /** The form that asks for proof, or one that isn't drawn. */
  proving?: { form: HTMLFormElement | null };
  /** To sign in again. */
  again?: boolean;
}

const formsOf = (host: HTMLElement, { proving, again }: Reason): KeptForm[] => {
  const root = host.getRootNode() as Document | ShadowRoot;
  const drawn = [...root.querySelectorAll('form')].flatMap((form): KeptForm[] => {
    const owner = ownerOf(form);
    const state = stateOf(form);
    const asked = form === proving?.form;
    const isTyped = state.typed.length || (again && state.secrets);
    return owner && (asked || isTyped) ? [{ ...state, ...addressOf(owner), asked, again }] : [];
  });
  return proving && !proving.form
    ? [...drawn, { names: [], typed: [], secrets: false, ...addressOf(host), asked: true }]
    : drawn;
};

const isSame = (one: KeptForm, other: KeptForm): boolean =>
  isIn(one, other) && String(one.names) === String(other.names) && one.subject === other.subject;

/**
 * Before the page is left: the unsaved input anywhere on it, since all of it goes. Returns what takes it back, for a page that was not
 * left after all.
 */
export const keepForms = (host: HTMLElement, account: Account | undefined, reason: Reason = {}): (() => void) => {
  const before = read();
  const forms = formsOf(host, reason);
  // Of parts of the page that were not opened since the last time.
  const older =
    before && before.account === account?.id
      ? before.forms.filter((form) => !form.asked && !forms.some((other) => isSame(form, other)))
      : [];
  const all = [...(older ?? []), ...forms];
  write(account && all.length ? { account: account.id, at: Date.now(), forms: all } : undefined);
  return () => write(before);
};

const isIn = (form: KeptForm, { path, place }: Pick<KeptForm, 'path' | 'place'>): boolean =>
  isPath(form.path, path) && form.place === place;

/** Forms that stood in the element: `inside` in one whose screen the element has to show again first. */
export const keptFormsOf = (host: Element): { own: KeptForm[]; inside: KeptForm[] } => {
  const forms = read()?.forms ?? [];
  const address = addressOf(host);
  return {
    own: forms.filter((form) => isIn(form, address)),
    inside: forms.filter(({ path }) => path[1] === address.path[0] && path.at(-1) === address.path.at(-1)),
  };
};

/** Takes the element's own forms out of the storage; those of another account all go. */
export const takeKeptForms = (host: Element, account: string): KeptForm[] => {
  const kept = read();
  if (kept?.account !== account) {
    write(undefined);
    return [];
  }
  const address = addressOf(host);
  const mine = kept.forms.filter((form) => isIn(form, address));
  const rest = kept.forms.filter((form) => !mine.includes(form));
  write(rest.length ? { ...kept, forms: rest } : undefined);
  return mine;
};
