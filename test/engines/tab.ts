import assert from 'node:assert/strict';
import { servedMark } from '../../src/adopt/served-state.ts';
import { eventually } from '../support/eventually.ts';
import type { Key, RawTab } from './engine.ts';

/** Runs in the page: a field by its name, or what can be pressed by its words. In shadow roots too; only what is seen. */
const findControl = (kind?: string, name?: string): HTMLElement | null => {
  const roots: ParentNode[] = [];
  const walk = (root: ParentNode): void => {
    roots.push(root);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) walk(shadowRoot);
  };
  walk(document);
  const seen = (selector: string): HTMLElement[] =>
    roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)])
      .filter((one) => one.checkVisibility() && one.ariaDisabled !== 'true');
  const nameOf = (one: HTMLElement): string => {
    const copy = one.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('[aria-hidden="true"]').forEach((hidden) => hidden.remove());
    return one.ariaLabel ?? copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const found =
    kind === 'field'
      ? seen(`form input[name="${name}"]`)[0]
      : // A site's header may have a link of the same words.
        [...seen('button'), ...seen('a[href], summary')].find((one) => nameOf(one) === name);
  // Below the fold a press would go to what is seen there.
  found?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return found ?? null;
};

/** Runs in the page: what it says, and what it complains about. */
const look = (): { address: string; text: string; complaints: string[] } => {
  const page = window as Window & { emsComplaints?: string[] };
  if (!page.emsComplaints) {
    const complaints: string[] = (page.emsComplaints = []);
    addEventListener('error', ({ message }) => complaints.push(message));
    addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      complaints.push(`${violatedDirective} ${blockedURI}`),
    );
  }
  const texts: string[] = [];
  const walk = (root: ParentNode): void => {
    for (const one of root.querySelectorAll<HTMLElement>('*')) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const own = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      if (own.length && one.checkVisibility()) texts.push(...own.map(({ textContent }) => textContent ?? ''));
    }
  };
  walk(document);
  return {
    address: location.href,
    text: texts.flatMap((one) => one.replace(/\s+/g, ' ').trim() || []).join(' | '),
    complaints: page.emsComplaints.splice(0),
  };
};

/** A tab, as a scenario speaks of it. Waits for what it needs. */
export class Tab {
  readonly #raw: RawTab;
  readonly complaints: string[] = [];

  constructor(raw: RawTab) {
    this.#raw = raw;
  }

  async #look(): Promise<{ address: string; text: string }> {
    const { complaints, ...seen } = await this.#raw.evaluate(look);
    this.complaints.push(...complaints);
    return seen;
  }

  /** A page may be on its way to another one: then it is asked once more. */
  async #wait<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    try {
      return await eventually(what, () => ask().catch(() => undefined));
    } catch (cause) {
      const seen = await this.#look().catch(() => undefined);
      throw new Error(`Waited in vain for ${what}. At ${seen?.address}: ${seen?.text}`, { cause });
    }
  }

  async open(address: string): Promise<void> {
    await this.#raw.open(address);
  }

  /** The page says so. */
  async sees(text: string): Promise<void> {
    await this.#wait(`“${text}”`, async () => ((await this.#look()).text.includes(text) ? true : undefined));
  }

  async at(address: string): Promise<void> {
    await this.#wait(address, async () => ((await this.#look()).address.startsWith(address) ? true : undefined));
  }

  async #ready(kind: 'field' | 'control', name: string): Promise<void> {
    await this.#wait(`${kind} “${name}”`, async () =>
      (await this.#raw.has(findControl, kind, name)) ? true : undefined,
    );
  }

  /** What an engine makes of it is its own matter: a domain in ASCII, for example. */
  async type(name: string, value: string): Promise<void> {
    await this.#ready('field', name);
    await this.#select(name);
    await this.#raw.type(value, findControl, 'field', name);
  }

  async #select(name: string): Promise<void> {
    await this.#raw.evaluate((field) => {
      document.querySelector<HTMLInputElement>(`form input[name="${field}"]`)?.select();
    }, name);
  }

  /** Typed once more where the page took the focus away in the middle, as one that has just come may; that is said. */
  async fill(name: string, value: string): Promise<void> {
    await this.#ready('field', name);
    for (let again = 0; again < 2; again++) {
      await this.#select(name);
      await this.#raw.type(value, findControl, 'field', name);
      if ((await this.value(name)) === value) return;
      console.log(`${name} held “${await this.value(name)}” after “${value}” was typed.`);
    }
    await this.holds(name, value);
  }

  /** What stands in a field. */
  async holds(name: string, value: string): Promise<void> {
    await this.#wait(`“${value}” in ${name}`, async () =>
      (await this.value(name)) === value ? true : undefined,
    ).catch(async (cause: unknown) => {
      throw new Error(`There is “${await this.value(name)}” in ${name}.`, { cause });
    });
  }

  value(name: string): Promise<string | undefined> {
    return this.#raw.evaluate(
      (field) =>
        [...document.querySelectorAll<HTMLInputElement>(`form input[name="${field}"]`)].find((one) =>
          one.checkVisibility(),
        )?.value,
      name,
    );
  }

  async tick(name: string): Promise<void> {
    await this.#click('field', name);
  }

  /** What is written on it. */
  async press(words: string): Promise<void> {
    await this.#click('control', words);
  }

  /** Once more where the page's script took the served form over between the look and the press. */
  async #click(kind: 'field' | 'control', name: string): Promise<void> {
    const click = async (): Promise<void> => {
      await this.#ready(kind, name);
      await this.#raw.click(findControl, kind, name);
    };
    await click().catch((error: unknown) => {
      if (!/detached|stale/i.test(String(error))) throw error;
      return click();
    });
  }

  /** Keys, wherever the focus is. */
  async keys(...keys: Key[]): Promise<void> {
    await this.#raw.keys(...keys);
  }

  /** The focus goes to what has these words. */
  async focus(words: string): Promise<void> {
    await this.#ready('control', words);
    await this.#raw.evaluate((wanted) => {
      const named = [...document.querySelectorAll('button')].filter((one) => one.checkVisibility());
      named.find(({ textContent }) => textContent.trim() === wanted)?.focus();
    }, words);
    await this.hasFocus(words);
  }

  async hasFocus(words: string): Promise<void> {
    await this.#wait(`the focus on “${words}”`, async () =>
      (await this.#raw.evaluate(() => document.activeElement?.textContent.trim())) === words ? true : undefined,
    );
  }

  async isTicked(name: string, wanted: boolean): Promise<void> {
    await this.#wait(`${name} ${wanted ? 'ticked' : 'without a tick'}`, async () =>
      (await this.#raw.evaluate(
        (field) => document.querySelector<HTMLInputElement>(`form input[name="${field}"]`)?.checked,
        name,
      )) === wanted
        ? true
        : undefined,
    );
  }

  /** The form is the one that the server sent; or, with `false`, the element has drawn its own in that one's place. */
  async isServed(wanted: boolean): Promise<void> {
    await this.#wait(wanted ? 'a served form' : 'the element’s own form', () =>
      this.#raw
        .evaluate((mark) => document.querySelector('form') && document.querySelector(`[${mark}]`) !== null, servedMark)
        .then((served) => (served === wanted ? true : undefined)),
    );
  }

  /** The text of something that only a machine would look for. */
  async textOf(selector: string): Promise<string> {
    return this.#wait(selector, () =>
      this.#raw.evaluate((wanted) => document.querySelector(wanted)?.textContent.trim() || undefined, selector),
    );
  }

  /** It says so in the end: some words come later than what they are about. */
  async reads(selector: string, text: string): Promise<void> {
    await this.#wait(`“${text}” in ${selector}`, async () =>
      (await this.textOf(selector)) === text ? true : undefined,
    );
  }

  /** Writes into the page what a page that is loaded anew hasn't. */
  async mark(): Promise<void> {
    await this.#raw.evaluate(() => void ((window as Window & { emsKept?: boolean }).emsKept = true));
  }

  /** This is the page that was marked, and not one that was loaded anew. */
  kept(): Promise<boolean> {
    return this.#raw.evaluate(() => (window as Window & { emsKept?: boolean }).emsKept === true);
  }

  /** Once it is left, Back may find it as it was. */
  async idle(): Promise<void> {
    await this.#raw.idle();
  }

  /** The browser's Back. */
  async back(): Promise<void> {
    await this.#raw.back();
  }
  /** Is somewhere else now. */
  async left(address: string): Promise<void> {
    await this.#wait(`another address than ${address}`, async () =>
      (await this.#look()).address.startsWith(address) ? undefined : true,
    );
  }

  /** A text stands somewhere on the page, or in one of its fields; or, with `false`, it doesn't, or no longer. */
  async shows(text: string, wanted: boolean): Promise<void> {
    await this.#wait(`${wanted ? '' : 'no '}“${text}”`, async () => {
      const typed = await this.#raw.evaluate(() =>
        [...document.querySelectorAll('input')].map(({ value }) => value).join(' | '),
      );
      return `${(await this.#look()).text} | ${typed}`.includes(text) === wanted ? true : undefined;
    });
  }

  async close(): Promise<void> {
    await this.#look();
    await this.#raw.close();
  }

  /** Nothing went wrong that a person wouldn't see. */
  async expectQuiet(): Promise<void> {
    await this.#look();
    assert.deepEqual(this.complaints, []);
  }
}
