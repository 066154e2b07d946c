import type { LitElement } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { afterPatience, say } from '../say.ts';

type Props = Readonly<Record<string, unknown>>;

/** What React wants the element to have. React keeps it on what it has created or hydrated, under a name that no two of its copies share. */
const propsOf = (element: object): Props | undefined => {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'));
  return key === undefined ? undefined : (element as Record<string, Props>)[key];
};

/** Listeners that an element was given, where all of them could be seen. */
const heard = new WeakMap<LitElement, Set<unknown>>();

/** Sees every listener that the element is given from now on. One that React had before its class came has some already. */
export const watchListeners = (element: EmsElement): void => {
  if (propsOf(element)) return;
  const listeners = new Set<unknown>();
  heard.set(element, listeners);
  const add = element.addEventListener.bind(element) as HTMLElement['addEventListener'];
  element.addEventListener = (...args: Parameters<typeof add>): void => {
    listeners.add(args[1]);
    add(...args);
  };
};

const isLost = (element: LitElement, name: string, value: unknown): boolean => {
  if (/^onems-/.test(name)) return typeof value === 'function' && heard.get(element)?.has(value) === false;
  const { elementProperties } = element.constructor as typeof LitElement;
  if (value === null || !elementProperties.has(name) || (element as never)[name] === value) return false;
  // A server writes a property that is no object as an attribute of the same letters, which isn't the element's.
  return typeof value === 'object' || (/[A-Z]/.test(name) && element.hasAttribute(name));
};

const check = (element: LitElement): void => {
  const lost = Object.entries(propsOf(element) ?? {}).filter(([name, value]) => isLost(element, name, value));
  if (lost.length)
    say(
      'lost-in-react',
      element,
      element.localName,
      lost.map(([name]) => name),
    );
};

const waiting = new Set<EmsElement>();

const look = (): void => {
  const here = [...waiting].filter((element) => element.isConnected);
  waiting.clear();
  const providers = here.map((element) => element.closest<LitElement>('ems-provider:defined'));
  for (const element of new Set([...providers, ...here])) if (element) check(element);
};

const latest = {};

/** Looks, when React has had its time, for what it keeps to itself; and again when somebody comes to the element, which React may have hydrated late. */
export const expectProps = (element: EmsElement): (() => void) => {
  const wait = (): void => {
    waiting.add(element);
    afterPatience(look, latest);
  };
  wait();
  element.addEventListener('focusin', wait, { once: true });
  return () => element.removeEventListener('focusin', wait);
};
