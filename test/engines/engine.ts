/** What the steps of a scenario need of a browser, whichever it is. */

/** Runs in the page, and stands alone: nothing around it goes along. */
export type InPage<T> = (...args: string[]) => T;

export type Key = 'Home' | 'ArrowRight' | 'Backspace' | 'Enter' | ' ' | 'x';

/** A tab, by what an engine's protocol has: an address, a script, and a person's hands. */
export interface RawTab {
  open(address: string): Promise<void>;
  evaluate<T>(run: InPage<T>, ...args: string[]): Promise<T>;
  has(find: InPage<Element | null>, ...args: string[]): Promise<boolean>;
  /** By the browser's own input, at the element that the function finds. */
  click(find: InPage<Element | null>, ...args: string[]): Promise<void>;
  type(text: string, find: InPage<Element | null>, ...args: string[]): Promise<void>;
  /** Keys by their names (`Home`, `x`), to whatever has the focus. */
  keys(...keys: Key[]): Promise<void>;
  /** Resolves when the engine keeps the page for Back, should it be left: Firefox keeps none that still waits for something. */
  idle(): Promise<void>;
  /** The browser's Back. Resolves when it was pressed. */
  back(): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  version: string;
  openTab(): Promise<RawTab>;
  close(): Promise<void>;
}

export interface Starting {
  /** A person doesn't wait for a page to be loaded, and nothing here does: an address is opened as a link would be. */
  ahead?: boolean;
}

export interface Engine {
  name: string;
  /** What isn't there, and where it comes from; nothing where the engine can be started. */
  missing(): string | undefined;
  start(how?: Starting): Promise<Browser>;
}
