/** What is fetched once something of ours is drawn: the sheet of its states, and what it needs of the page when somebody is about to use it. */
import type { CSSResult, ReactiveControllerHost } from 'lit';
import { connected } from '../context/redraw.ts';
import { stateStyles } from '../styles/state.styles.ts';
import { tellSubmit } from './tell-submit.ts';
import { TranslatedPage } from './translated-page.ts';

/** Whether this page's forms hear nothing of a press: in a frame whose sandbox lets none be sent. Asked where the page doesn't hear it. */
const isBlocked = (root: ShadowRoot): boolean => {
  let heard = false;
  const form = document.createElement('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    heard = true;
  });
  root.append(form);
  form.requestSubmit();
  form.remove();
  return !heard;
};

/** Such a press sends our form all the same. Enter in a field is a press of its button too. */
const sendPressed = (event: Event): void => {
  const button = (event.composedPath() as HTMLButtonElement[]).find(({ localName }) => localName === 'button');
  const form = button?.type === 'submit' ? button.form : null;
  // Past the form's own names: a field of the page may be called as a method is.
  const { closest, addEventListener: listen } = HTMLFormElement.prototype;
  const root = form && closest.call(form, '.ems-light')?.parentElement?.shadowRoot;
  if (!root) return;
  let heard = false;
  listen.call(form, 'submit', () => (heard = true), { capture: true, once: true });
  // When everybody has heard of the press, and somebody may have prevented it.
  setTimeout(() => {
    if (!heard && !event.defaultPrevented && isBlocked(root)) tellSubmit(form, button);
  });
};

/** A link of ours is about to be opened: a router may have changed the page's address, which one to a place within the page names. */
const redrawLink = (event: Event): void => {
  const path = event.composedPath() as (Element & ReactiveControllerHost)[];
  if (!path.some(({ localName }) => localName === 'a')) return;
  for (const element of path) if (connected.has(element)) element.requestUpdate();
};

/**
 * Gives what a person presses in an element of ours the focus that Safari doesn't: where a screen takes the place of another, it goes along
 * with whoever was there. Only where the focus is on nothing but what is around it.
 */
const focusPressed = (event: Event): void => {
  const path = event.composedPath() as (HTMLElement & ReactiveControllerHost)[];
  const pressed = path.find(({ localName }) => localName === 'button' || localName === 'a');
  if (!event.isTrusted || !pressed || !path.some((element) => connected.has(element))) return;
  const { activeElement } = pressed.getRootNode() as Document | ShadowRoot;
  if (path.includes((activeElement ?? document.activeElement) as (typeof path)[number]))
    pressed.focus({ preventScroll: true });
};

let listens = false;

/** Once for all elements. */
export const listenToPage = (): void => {
  if (listens) return;
  listens = true;
  for (const hear of [focusPressed, sendPressed]) document.addEventListener('click', hear, { capture: true });
  for (const type of ['pointerover', 'pointerdown', 'focusin', 'contextmenu'])
    document.addEventListener(type, redrawLink, { capture: true });
};

/** The sheet of states, for an element that is drawn. */
export const onceDrawn = (host: ReactiveControllerHost & HTMLElement): CSSResult => {
  listenToPage();
  new TranslatedPage(host);
  return stateStyles;
};
