/**
 * Elements as text, for the first response of a server: `renderElement`. Needs no document and leaves nothing behind; see
 * docs/server-rendering.md.
 */
import {
  beginWith,
  formsOf,
  goOn,
  servedBox,
  servedMark,
  showProblem,
  type Answered,
  type ServedState,
} from '../adopt/served-state.ts';
import type { FieldErrors } from '../base/form-controller.ts';
import type { Policy } from '../client/policy.ts';
import type { Problem } from '../client/problem.ts';
import { languages, languageTag } from '../i18n/languages.ts';
import type { Locale } from '../i18n/locale.ts';
import { setLanguages, type Languages } from '../i18n/localizer.ts';
import { shownEmail } from '../parts/email-address.ts';
import { withErrorList } from './error-list.ts';
import { attributesText, escapeAttribute } from './escape.ts';
import { joinActions, namesIn, nativeForms, withFocus, type NativeForm } from './native-form.ts';
import {
  classOf,
  controllersOf,
  makeElement,
  prepare,
  type ElementClass,
  type ServedElement,
} from './served-element.ts';
import { frameCss } from './sheets.ts';
import { withStandIns } from './stand-ins.ts';
import { renderValue, type BoundTag } from './template.ts';
import { withCheck } from './without-script.ts';
import { languagesOf } from './words.ts';

export { formCss, frameCss } from './sheets.ts';
export type { Answered, NativeForm };

/** A form as the server sends it, and sends it again where what was entered is refused. */
export interface ServedFormOptions extends NativeForm {
  /** Why what was sent was refused, as a client of the service would answer: at its fields, or above the form. */
  problem?: Problem | undefined;
  /** What is wrong at fields by rules that the form knows itself, such as `{ email: { code: 'required' } }`. */
  errors?: FieldErrors | undefined;
}

export interface RenderOptions {
  /** BCP 47 tag of the page, or of the place in the page. Say it in the page too (`<html lang>`): the element follows that. */
  language: string;
  /** Languages besides English, such as the default export of `ems-elements/locales/de.js`. */
  locales?: readonly Locale[] | undefined;
  /** Attributes of the tag. `true` writes an empty one, `false` and `undefined` none. */
  attributes?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /**
   * Properties of the element. Texts, numbers and booleans are handed on to the element in the browser. A `client` is asked for nothing but
   * what it says by itself: its policy, and what kind its ports are of.
   */
  properties?: Readonly<Record<string, unknown>> | undefined;
  /** What the service enforces, where it isn't the default. */
  policy?: Policy | undefined;
  /** The screen of an element that has several, such as `token_expired` of `ems-reset-password`; by default its first. */
  screen?: string | undefined;
  /**
   * What the service answered to the form that was posted, where the element goes on by that: a `SecondFactorChallenge` of a sign-in, or
   * `password_required` of a mailed link.
   */
  answered?: Answered | undefined;
  /** What the element would ask the service for, such as the terms of `ems-terms`. */
  data?: unknown;
  /** How its form is sent where no script comes. Without it, it is sent to the page's own address. */
  form?: ServedFormOptions | undefined;
  /** The page's own children, as HTML that is trusted: `<h1 slot="heading">…</h1>`. */
  children?: string | undefined;
  /** Where the frame's sheet comes from, for pages whose policy allows no `<style>`: a file with `frameCss(tag)`, or a nonce. */
  frameStyles?: { href: string } | { nonce: string } | undefined;
  /** What the ids of its forms begin with. Another one for the second element with the same tag on a page. */
  id?: string | undefined;
}

/**
 * Renders an element: its tag with the frame as a declarative shadow root and the form among its children, as the element
 * itself would draw them first. The page links a sheet with `formCss()`, and loads `ems-elements/adopt` before the
 * elements.
 */
export const renderElement = async (tag: string, options: RenderOptions): Promise<string> => {
  const registered = await languagesOf(options.locales ?? []);
  await fetchLater;
  const Class = classOf(tag);
  if (!Class) return `<${tag}${attributesText(options.attributes ?? {})}>${options.children ?? ''}</${tag}>`;
  const state = stateOf(tag, options);
  const now = <T>(run: () => T): T => withStandIns(() => inLanguages(registered, run));
  const element = now(() => begin(Class, options, state));
  if (state.answered) await goOn(controllersOf(element), state);
  return now(() => draw(tag, element, options, state));
};

/** What elements fetch when they need it: the words of problems, and how an address is shown. */
const fetchLater = (async (): Promise<void> => {
  shownEmail({ requestUpdate: () => undefined }, '@xn--');
  const any = withStandIns(() => makeElement(classOf('ems-register')!, { language: 'en' }, {}));
  await Promise.all([import('../rules/email-text.ts'), any.localizer.fetchProblems()]);
})();

const inLanguages = <T>(registered: Languages, run: () => T): T => {
  setLanguages(registered);
  try {
    return run();
  } finally {
    setLanguages(languages);
  }
};

/** Nobody waits for the page of a server: its buttons can be pressed at once. */
const noCountdown = { left: 0, text: '', start: (): void => undefined };

const primitive = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const stateOf = (tag: string, { id, properties = {}, screen, data, answered, form }: RenderOptions): ServedState => {
  const handed = Object.entries(properties).filter((entry): entry is [string, string] => primitive(entry[1]));
  return {
    id: id ?? `${tag}-served`,
    properties: handed.length ? Object.fromEntries(handed) : undefined,
    screen,
    data,
    answered,
    problem: form?.problem,
    errors: form?.errors,
  };
};

const draw = (tag: string, element: ServedElement, options: RenderOptions, state: ServedState): string => {
  const { attributes = {}, children = '', form } = options;
  const drawn = drawInside(tag, element, options, state);
  let { light } = drawn;
  if (tag === 'ems-verify-email') light = withCheck(light, element.localizer, form);
  if (form) light = nativeForms(light, form);
  if (state.problem ?? state.errors) light = withFocus(light);
  const mark = ` ${servedMark}="${escapeAttribute(JSON.stringify(state))}"`;
  return `<${tag}${attributesText(attributes)}${mark}>${drawn.shadow}${children}${light}</${tag}>`;
};

const begin = (Class: ElementClass, options: RenderOptions, state: ServedState): ServedElement => {
  const { language, policy, attributes = {}, properties = {}, children = '' } = options;
  const heading = /<([a-z]\d?)\b[^>]*\bslot=["']?heading\b/i.exec(children)?.[1]?.toLowerCase();
  const element = makeElement(Class, { language, policy, heading }, { attributes, properties });
  for (const form of formsOf(controllersOf(element))) form.countdown = noCountdown;
  beginWith(controllersOf(element), state);
  prepare(element);
  return element;
};

/** The frame, and the form beside the page's own children. */
const drawInside = (
  tag: string,
  element: ServedElement,
  options: RenderOptions,
  state: ServedState,
): { shadow: string; light: string } => {
  const { language, children = '', frameStyles } = options;
  const forms = formsOf(controllersOf(element));
  forms.forEach((form, index) => Object.assign(form, { id: `${state.id}-${index}` }));

  let inner = 0;
  const drawTag = (bound: BoundTag): string => {
    const Class = classOf(bound.tag);
    if (!Class) return '';
    const nested = { ...state, id: `${state.id}-${++inner}`, screen: undefined, data: undefined };
    const within = { ...options, ...bound, children: '' };
    const { shadow, light } = drawInside(bound.tag, begin(Class, within, nested), within, nested);
    return shadow + light;
  };
  const drawBoth = (): { frame: string; boxes: [string, string] } => {
    inner = 0;
    return {
      frame: renderValue(element.render(), drawTag),
      boxes: [renderValue(element.renderForm(), drawTag), renderValue(element.renderActions(), drawTag)],
    };
  };
  let drawn = drawBoth();
  if (state.problem ?? state.errors) {
    const names = namesIn(drawn.boxes.join(''));
    for (const form of forms) showProblem(form, state, names);
    drawn = drawBoth();
    const mode = options.attributes?.['error-summary'];
    const listed = (box: string): string =>
      forms.reduce((text, form) => withErrorList(text, form, mode, element.localizer), box);
    drawn.boxes = [listed(drawn.boxes[0]), drawn.boxes[1]];
  }

  const foreign = element.localizer.lang !== (languageTag(language) ?? 'en');
  return {
    shadow: shadowRoot(tag, foreign ? inEnglish(drawn.frame, language) : drawn.frame, frameStyles),
    light: boxes(drawn.boxes, foreign, /\bslot=["']?(?:extra-fields|consent|legal)\b/.test(children)),
  };
};

const shadowRoot = (tag: string, frame: string, from: RenderOptions['frameStyles']): string => {
  const sheet =
    from && 'href' in from
      ? `<link rel="stylesheet" href="${escapeAttribute(from.href)}">`
      : `<style${from ? ` nonce="${escapeAttribute(from.nonce)}"` : ''}>${frameCss(tag)}</style>`;
  return `<template shadowrootmode="open">${sheet}${frame}</template>`;
};

/** The words of a language that isn't registered are English, as `foreign-page.ts` says it in the browser. */
const inEnglish = (frame: string, language: string): string => {
  const around = new Intl.Locale(languageTag(language) ?? 'en').maximize();
  const rtl = /^(?:Arab|Hebr|Thaa|Nkoo|Syrc|Adlm)$/.test(around.script ?? '');
  return frame
    .replace(/<(?:div|slot)\b/, '$& lang="en" dir="ltr"')
    .replace(/<slot (?=name="(?!form|actions))/g, rtl ? '<slot dir="rtl" ' : '$&');
};

/** `apart`: what the page puts between the fields and the buttons keeps these out of their form. See `light-dom.ts`. */
const boxes = ([form, actions]: [string, string], foreign: boolean, apart: boolean): string => {
  const box = (slot: string, content: string): string =>
    `<div class="ems-light ${servedBox}" slot="${slot}"${foreign ? ' lang="en" dir="ltr"' : ''}>${content}</div>`;
  const buttons = box('actions', actions);
  const joined = apart ? undefined : joinActions(form, actions, buttons);
  // As far as this React compares the children with its tree: docs/decisions/0046.
  return `<!--/$-->${joined ? box('form', joined) : box('form', form) + buttons}`;
};
