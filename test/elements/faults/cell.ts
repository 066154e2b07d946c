import type { EmsElement } from '../../../src/base/ems-element.ts';
import { afterDrawing } from '../../../src/base/after-drawing.ts';
import { createEmsServiceClient, type EmsServiceClient } from '../../../src/client/ems-service/index.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryClient,
  type MemoryWorld,
} from '../../../src/client/memory/index.ts';
import { operations, type Operation } from '../../../src/contract/operations.ts';
import { problemWords } from './words.ts';
import { nextFrame, waitUntil } from '../../support/elements.ts';
import type { Around, Ending, Fault } from './faults.ts';
import { typed, type Form } from './forms.ts';
import { findAllDeep, findDeep, isBusy, screenOf, textOf, typedIn, waysOn, wordsOf } from './look.ts';
import { requestOf, serve, type Serve } from './service.ts';

let cells = 0;

/** One form of one element, with one fault. */
class Cell {
  readonly #base = `http://localhost/${++cells}`;
  readonly #box = document.createElement('main');
  readonly #undo: (() => unknown)[] = [];
  /** Of what is replaced: how it was, and how it is now. */
  #replaced: [object: object, name: PropertyKey, before: PropertyDescriptor | undefined, now: PropertyDescriptor][] =
    [];
  #heard: (() => void)[] = [];
  readonly #form: Form;
  readonly #tag: string;
  readonly #world = createMemoryWorld({ now: Date.now });
  /** What the service was asked for by the page. */
  readonly asked: Operation[] = [];
  #serve: Serve;
  readonly #stranger: Serve;
  #answer: (serve: Serve) => Serve = (all) => all;
  #unanswered = 0;

  constructor(tag: string, form: Form) {
    this.#tag = tag;
    this.#form = form;
    const signedIn = createMemoryClient({ scenario: form.scenario, world: this.#world });
    const nobody = (): MemoryClient => createMemoryClient({ world: this.#world });
    this.#serve = this.#truly(serve(form.stranger ? nobody() : signedIn));
    this.#stranger = this.#truly(serve(nobody()));
    document.body.append(this.#box);
  }

  /** What belongs to the service, with all that the page lacks. */
  async truly<T>(run: () => Promise<T>): Promise<T> {
    const put = (which: 'before' | 'now'): void => {
      for (const [object, name, before, now] of this.#replaced) {
        const wanted = which === 'before' ? before : now;
        if (wanted) Object.defineProperty(object, name, wanted);
        else delete (object as Record<PropertyKey, unknown>)[name];
      }
    };
    put('before');
    try {
      return await run();
    } finally {
      put('now');
    }
  }

  #truly(all: Serve): Serve {
    return (request) => this.truly(() => all(request));
  }

  /** The world as a form's row sees it. */
  get #seen(): MemoryWorld {
    return { ...this.#world, totp: (secret) => this.truly(() => this.#world.totp(secret)) };
  }

  client(): EmsServiceClient {
    return createEmsServiceClient({
      baseURL: this.#base,
      retryDelays: [1, 2],
      fetch: (input, init = {}) => {
        const request = requestOf(this.#base, String(input), init);
        this.asked.push(request.operation);
        for (const heard of this.#heard.splice(0)) heard();
        this.#unanswered += 1;
        return this.#answer(this.#serve)(request).finally(() => (this.#unanswered -= 1));
      },
    });
  }

  async draw(fault?: Fault): Promise<{ element: EmsElement; happened: () => number }> {
    // What the client fetches beside its first request: part of the page that the fault meets, as slow as the machine is.
    await Promise.all([
      import('../../../src/client/http/answer.ts'),
      import('../../../src/client/ems-service/later-ports.ts'),
    ]);
    let happened = 0;
    const element = document.createElement(this.#tag) as EmsElement;
    let focused = false;
    element.addEventListener('focusin', () => (focused = true), { once: true });
    const client = this.client();
    const { done } = this.#form;
    if (typeof done === 'string') element.addEventListener(done, () => happened++);
    else {
      const shown = new MutationObserver(() => (happened = findDeep(element, done.shows) ? 1 : happened));
      shown.observe(element, { subtree: true, childList: true });
    }
    Object.assign(element, { client, signInHref: '/sign-in' }, await this.#form.set?.(this.#seen));
    this.#box.append(element);
    await element.updateComplete;
    await waitUntil(() => !isBusy(element) && (findDeep(element, 'button, input') ?? false), 'the first drawing');
    // What the form asks by itself once it is seen: the fault is for what the person sends.
    await afterDrawing();
    await nextFrame();
    if (!fault?.before) await waitUntil(() => this.#unanswered === 0, 'the answers to what it asked by itself');
    await this.#form.open?.(element, this.#seen);
    await waitUntil(() => this.button(element), 'the button');
    // A form that takes the focus by itself has begun to fetch what sends it.
    if (fault?.filling && focused) await import('../../../src/base/submission.ts');
    await fault?.filling?.(this.around(element));
    for (const field of findAllDeep<HTMLInputElement>(element, 'form input:not([type="hidden"], [readonly])')) {
      if (!field.checkVisibility() || field.closest('[aria-hidden="true"]')) continue;
      if (field.type === 'checkbox') {
        if (!field.checked) field.click();
        continue;
      }
      const value = this.#form.typed ? this.#form.typed[field.name] : (typed[field.name] ?? field.value);
      if (value === undefined) continue;
      field.focus();
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    await waitUntil(() => this.ready(element), 'the button to be ready');
    return { element, happened: () => happened };
  }

  button(element: Element): HTMLElement | undefined {
    return findAllDeep<HTMLElement>(element, this.#form.press ?? 'button[type="submit"]').find((one) =>
      one.checkVisibility(),
    );
  }

  /** It can be pressed. */
  ready(element: Element): boolean {
    const button = this.button(element);
    return button !== undefined && button.ariaDisabled !== 'true' && !(button as HTMLButtonElement).disabled;
  }

  around(element: Element): Around {
    return {
      stranger: this.#stranger,
      press: () => this.button(element)?.click(),
      request: () => new Promise((heard) => this.#heard.push(heard)),
      answer: (answer) => {
        this.#answer = answer;
        this.#undo.push(() => (this.#answer = (all) => all));
      },
      missingFiles: async () => {
        const page = parent as Window & { missingFiles?: (which: boolean) => Promise<unknown> };
        this.#undo.push(() => page.missingFiles!(false));
        await page.missingFiles!(true);
      },
      replace: (object, name, value) => {
        const before = Object.getOwnPropertyDescriptor(object, name);
        const now = { configurable: true, ...value };
        Object.defineProperty(object, name, now);
        this.#replaced.push([object, name, before, now]);
        this.#undo.push(() => {
          this.#replaced = [];
          if (before) Object.defineProperty(object, name, before);
          else delete (object as Record<PropertyKey, unknown>)[name];
        });
      },
      openTab: async () => {
        const { element: other, happened } = await this.draw();
        return {
          press: () => this.button(other)?.click(),
          done: () => waitUntil(() => happened() > 0, 'the other tab is done'),
        };
      },
    };
  }

  async endFault(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }

  /** With what it wrote while it ended. */
  async remove(): Promise<void> {
    await this.endFault();
    this.#box.remove();
    await nextFrame();
    sessionStorage.clear();
    localStorage.clear();
  }

  /** Lets the time pass that a button counts down. */
  passTime(element: Element): void {
    const { now } = performance;
    this.#undo.push(() => (performance.now = now));
    performance.now = () => now.call(performance) + 120_000;
    for (const one of [element, ...findAllDeep(element, '*')]) (one as Partial<EmsElement>).requestUpdate?.();
  }
}

const fail = (what: string, element: Element): never => {
  throw new Error(`${what}. It says: ${JSON.stringify(wordsOf(element))}. Fields: ${JSON.stringify(typedIn(element))}`);
};

/** What became of it; throws where somebody is left alone with it. */
export const runCell = async (tag: string, form: Form, fault: Fault): Promise<Ending> => {
  const cell = new Cell(tag, form);
  try {
    fault.before?.(cell.around(document.body));
    const { element, happened } = await cell.draw(fault);
    const around = cell.around(element);
    const text = textOf(element);
    const screen = screenOf(element);
    const asked = cell.asked.length;
    const before = typedIn(element);
    await fault.begin?.(around);
    await nextFrame();
    if (fault.spends && !cell.ready(element)) {
      // What happened elsewhere is seen here before anybody pressed.
      await waitUntil(() => form.unchanged ?? textOf(element) !== text, 'words').catch(() =>
        fail('The form is off without a word', element),
      );
      return 'said';
    }

    around.press();
    await fault.after?.(around);
    const problems = fault.codes && (await Promise.all(fault.codes.map(problemWords)));
    const told = (): boolean => {
      const words = textOf(element);
      if (fault.signIn && form.asks && screenOf(element) !== screen) return true;
      if (problems) return problems.some((problem) => words.includes(problem));
      return fault.spends === true && words !== text;
    };
    await waitUntil(() => !isBusy(element) && (happened() > 0 || told()), 'an end, in words').catch(() =>
      fail(isBusy(element) ? 'It stays busy' : `It says nothing of ${fault.codes?.join(' or ') ?? 'it'}`, element),
    );
    // What the answer leads to is drawn.
    await nextFrame();
    const requests = cell.asked.slice(asked).filter((one) => one === operations[form.sends]).length;
    if (fault.asks !== undefined && requests !== fault.asks) fail(`It was sent ${requests} times`, element);
    const first = happened();
    if (first > 1) fail('It is done twice', element);
    // What comes after it may fail too.
    if (fault.filling)
      await waitUntil(() => told() || screenOf(element) !== screen, 'what comes after', 500).catch(() => undefined);
    // Which of two tabs comes first is chance.
    if (first && !told()) return fault.spends && !fault.codes ? 'said' : 'done';

    const words = textOf(element);
    if (/undefined|\[object|\b[a-z]+_[a-z_]+\b/.test(words)) fail('It says what only machines understand', element);
    const ways = waysOn(element);
    const needsSession = operations[form.sends].session === 'required';
    if (fault.signIn && needsSession && !ways.some((way) => way.getAttribute('href') === '/sign-in'))
      fail('There is no way to the sign-in', element);
    if (!cell.button(element)) {
      if (fault.spends) return 'said';
      if (!ways.length) fail('No control leads on', element);
      return fault.signIn ? 'sign in' : 'again';
    }
    const now = typedIn(element);
    if (fault.signIn && form.asks && screenOf(element) !== screen) return 'said';
    const gone = Object.keys(before).filter((name) => before[name] !== now[name]);
    if (gone.length && fault.signIn && form.secret) return 'sign in';
    if (gone.length && !fault.spends) fail(`${gone.join(', ')} went`, element);
    // Spent, or it has to wait: whatever comes of another try is no news.
    if (fault.spends && !fault.codes) return 'said';
    const waits = !cell.ready(element);
    await cell.endFault();
    if (waits) cell.passTime(element);
    await waitUntil(() => cell.ready(element), 'a button that works').catch(() =>
      fail('The button stays off', element),
    );
    const said = textOf(element);
    if (fault.remembered?.()) {
      if (!said.includes(await problemWords('part_missing')))
        fail('It doesn’t say that the page has to be loaded anew', element);
      return 'reload';
    }
    around.press();
    // A press takes back what was said, and not every element shows that it is busy: as it was before the first press says nothing.
    const again = (): boolean =>
      !isBusy(element) &&
      (happened() > first || (fault.spends === true && (gone.length > 0 || ![said, text].includes(textOf(element)))));
    await waitUntil(again, 'the work is done').catch(() => fail('It can’t be done again', element));
    if (happened() > first + 1) fail('It is done twice', element);
    if (happened() === first) return 'said';
    // A screen that asks for more has led to another one.
    if (!fault.signIn || screenOf(element) === screen)
      await waitUntil(() => !told(), 'the words to go').catch(() => fail('It says it still', element));
    return fault.signIn && needsSession ? 'sign in' : waits ? 'wait' : 'again';
  } finally {
    await cell.remove();
  }
};
