import type { ReactiveController } from 'lit';
import type { helpOf } from '../base/form-help.ts';
import type { Localizer } from '../i18n/localizer.ts';
import { handOver, namesOf } from './hand-over.ts';
import {
  beginWith,
  goOn,
  formsOf,
  servedBox,
  servedMark,
  showProblem,
  type Controller,
  type ServedState,
} from './served-state.ts';

/** What Lit and our elements call on themselves. A tag has none of it before its class is there. */
interface Drawn extends HTMLElement {
  addController(controller: ReactiveController): void;
  scheduleUpdate(): unknown;
  performUpdate(): unknown;
  readonly updateComplete: Promise<unknown>;
  readonly localizer: Localizer;
  readonly renderOptions: { renderBefore?: ChildNode | null };
}

/** That of the class, which a method of the tag's own comes before. */
const ofClass = <Name extends 'addController' | 'scheduleUpdate' | 'performUpdate'>(
  host: Drawn,
  name: Name,
): Drawn[Name] => (Object.getPrototypeOf(host) as Drawn)[name].bind(host) as Drawn[Name];

const adopted = new WeakSet<Element>();

/** The field that an input method is at work in: its letters would be lost with it. */
let composing: EventTarget | undefined;
const whenComposed = (boxes: readonly Element[]): Promise<unknown> | undefined => {
  const field = boxes.some((box) => box.contains(composing as Node)) && composing;
  return field ? new Promise((done) => field.addEventListener('compositionend', done, { once: true })) : undefined;
};

const whenParsed = (): Promise<unknown> | undefined =>
  document.readyState === 'loading'
    ? new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }))
    : undefined;

const nothing: ServedState = { id: '' };

const stateOf = (host: Element): ServedState => {
  try {
    return (JSON.parse(host.getAttribute(servedMark)!) as ServedState | null) ?? nothing;
  } catch {
    return nothing;
  }
};

type Help = typeof helpOf;

/** Without it the errors stand at their fields. */
const fetchHelp = (): Promise<Help | undefined> =>
  import('../base/form-help.ts').then(
    ({ helpOf }) => helpOf,
    () => undefined,
  );

/**
 * Before the tag has its class it gets methods of its own, which come before those of the class: they see the element's controllers as
 * they are made, and stand around its first drawing.
 */
const adoptTag = (host: Drawn): void => {
  adopted.add(host);
  const state = stateOf(host);
  const controllers: Controller[] = [];
  const served = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>(`:scope > .${servedBox}`)];
  // What has this class when the element comes, it removes: a copy of an element brings such boxes along.
  for (const box of served()) box.classList.remove('ems-light');

  let help: Help | undefined;
  const own: Pick<Drawn, 'addController' | 'scheduleUpdate' | 'performUpdate'> = {
    addController: (controller) => {
      controllers.push(controller);
      ofClass(host, 'addController')(controller);
    },
    scheduleUpdate: async () => {
      if (state.problem ?? state.errors) await host.localizer.fetchProblems();
      // The element's own lists, where the server drew some.
      if (host.querySelector(`:scope > .${servedBox} .ems-errors`)) help = await fetchHelp();
      if (state.answered) await goOn(controllers, state);
      return ofClass(host, 'scheduleUpdate')();
    },
    performUpdate: () => {
      const boxes = served();
      const wait = whenParsed() ?? whenComposed(boxes);
      if (wait) return wait.then(() => host.performUpdate());
      for (const name of Object.keys(own)) Reflect.deleteProperty(host, name);
      beginWith(controllers, state);
      for (const form of formsOf(controllers)) showProblem(form, state, namesOf(boxes));
      const frame = [...(host.shadowRoot?.childNodes ?? [])];
      // Lit has chosen the served frame as what it draws before, and looks for it again whenever another screen takes the first one's place.
      const end = new Comment();
      host.shadowRoot?.prepend(end);
      host.renderOptions.renderBefore = end;
      const done = host.performUpdate();
      for (const form of formsOf(controllers)) help?.(form as never).list();
      const focused = handOver(boxes, [...host.querySelectorAll<HTMLElement>('.ems-light')]);
      // An element that goes on leads the focus to what is new; nothing is new to somebody who is in it.
      if (state.answered && focused) void host.updateComplete.then(() => focused.focus({ preventScroll: true }));
      host.removeAttribute(servedMark);
      for (const node of [...boxes, ...frame]) node.remove();
      return done;
    },
  };
  // Those of the class alone: what every tag has, such as `innerHTML`, would make markup of an attribute that sanitizers let through.
  for (const [name, value] of Object.entries(state.properties ?? {}))
    if (!(name in host)) Object.assign(host, { [name]: value });
  Object.assign(host, own);
};

export const adoptTags = (): void => {
  for (const host of document.querySelectorAll<Drawn>(`[${servedMark}]:not(:defined)`))
    if (!adopted.has(host)) adoptTag(host);
  // Of elements that were there before their markup: they have drawn a form already. Buttons' boxes stand in a form.
  const late = `:defined:not(form) > .${servedBox}, [${servedMark}]:defined > template[shadowrootmode]`;
  for (const node of document.querySelectorAll(late)) if (!adopted.has(node.parentElement!)) node.remove();
};

if (typeof document !== 'undefined') {
  // One may have begun before this was there.
  for (const type of ['compositionstart', 'compositionupdate'])
    document.addEventListener(type, (event) => (composing = event.composedPath()[0]), true);
  document.addEventListener('compositionend', () => (composing = undefined), true);
}
