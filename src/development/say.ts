import { docs } from './package-facts.ts';
import { texts } from './texts.ts';

/** What the copies of the package on a page share while a site is developed. */
interface Shared {
  /** What was said before. */
  said: Set<string>;
  /** For each copy, whether it has a default client. */
  copies: Set<() => boolean>;
}

const key = Symbol.for('ems-elements.development');

export const shared: Shared = ((globalThis as { [key]?: Shared })[key] ??= { said: new Set(), copies: new Set() });

type Texts = typeof texts;

/** Says a warning on the console, once. The element that it is about comes along, so that a click there leads to it. */
export const say = <Name extends keyof Texts>(
  name: Name,
  about: Element | undefined,
  ...facts: Parameters<Texts[Name]['text']>
): void => {
  const { level, once, text } = texts[name];
  const words = (text as (...facts: unknown[]) => string)(...facts);
  const cause = once === 'page' ? name : words;
  if (shared.said.has(cause)) return;
  shared.said.add(cause);
  console[level](`[ems-elements] ${words} More: ${docs}/troubleshooting.md#${name}`, ...(about ? [about] : []));
};

/** How long a page may take to give what its elements wait for, such as a file that comes over a slow line. */
const patience = 4000;

/** Calls back when the page has loaded and had its time; of several calls with the same `latest`, only the last one counts. */
export const afterPatience = (look: () => void, latest: { timer?: ReturnType<typeof setTimeout> } = {}): void => {
  const wait = (): void => {
    clearTimeout(latest.timer);
    latest.timer = setTimeout(look, patience);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};
