/** `<docs-tokens-editor>`: every token with its control, what it does to a form in light and in dark, its contrast, and the CSS to copy. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import manifest from '../../custom-elements.json';
import guide from '../../docs/theming.md?raw';
import type { Manifest } from '../../scripts/manifest.ts';
import type { EmsRegister } from '../../src/index.ts';
import { memory } from '../support/clients.ts';
import { once } from '../support/once.ts';
import { colorIn, isSupported } from './tokens-css.ts';
import {
  asAddress,
  asCss,
  colourFor,
  contrast,
  contrastPairs,
  fromAddress,
  hexOf,
  lengthOf,
  ratio,
  sortOf,
  units,
  type Pair,
  type Sort,
} from './tokens-model.ts';
import { readTokens } from './tokens.ts';

interface EditedToken extends Sort {
  name: string;
  what: string;
  /** Its default as CSS. */
  initial: string;
  pairs: Pair[];
}

const elements = (manifest as unknown as Manifest).modules.flatMap(({ declarations }) => declarations);
const described = elements.find(({ tagName }) => tagName === 'ems-register')!.cssProperties ?? [];
const initials = new Map(readTokens().map(({ name, fallback }) => [name, fallback]));
const pairs = contrastPairs(guide);

const tokens: EditedToken[] = [...initials.keys()].flatMap((name) => {
  const description = described.find((token) => token.name === name)?.description ?? '';
  const own = pairs.filter(({ text }) => text === name);
  return {
    name,
    what: description.replace(/ Default: .*$/, ''),
    initial: initials.get(name)!,
    pairs: own,
    ...sortOf(name),
  };
});
const groups = [...new Set(tokens.map(({ group }) => group))];

const valueOf = (name: string): string =>
  `var(${name}, ${initials.get(name)!.replace(/var\((--ems-[\w-]+)\)/g, (_, other: string) => valueOf(other))})`;

const examples: Record<EditedToken['kind'], string> = {
  colour: 'CSS knows no such colour. Try #0b6e55, or light-dark(#0b6e55, #4fd1ab).',
  length: 'CSS knows no such length. Try 8px or 0.5rem.',
  font: 'CSS knows no such font. Try Georgia, serif.',
  css: 'CSS doesn’t take this here.',
};

const schemes = ['light', 'dark'] as const;

const colourName = (token: string): string => token.replace('--ems-color-', '');

const idOf = (group: string): string => group.toLowerCase().replaceAll(' ', '-');

/** A hundred fields stand before the CSS: nobody presses Tab that often. */
const ways: readonly (readonly [id: string, words: string])[] = [
  ...groups.map((group) => [idOf(group), group] as const),
  ['look', 'What it looks like'],
  ['css', 'Your CSS'],
];

export class TokensEditor extends LitElement {
  static override properties = {
    changes: { state: true },
    refused: { state: true },
    status: { state: true },
    measured: { state: true },
  };

  /** What is set and taken, by token. */
  private changes: Record<string, string> = {};
  /** What was typed and isn't taken. */
  private refused: Record<string, string> = {};
  private status = '';
  /** What was set last: its contrast is told when it is measured. */
  #told: string | undefined;
  /** Each colour as it is drawn: `light --ems-color-accent`. */
  private measured = new Map<string, readonly [number, number, number]>();

  /** In the page's own document: what is said here is the page's, and so are its fonts. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const shared = fromAddress(
      new URLSearchParams(location.search).get('tokens') ?? '',
      tokens.map(({ name }) => name),
    );
    for (const [name, value] of Object.entries(shared)) this.#take(name, value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#share({});
  }

  protected override firstUpdated(): void {
    for (const form of this.querySelectorAll<EmsRegister>('ems-register'))
      void form.updateComplete.then(() => form.setFieldError('email', 'An error looks like this.'));
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('changes')) return;
    const measured = new Map<string, readonly [number, number, number]>();
    for (const scheme of schemes) {
      const pane = this.querySelector<HTMLElement>(`[data-scheme=${scheme}]`)!;
      for (const { name } of tokens) {
        pane.style.removeProperty(name);
        if (this.changes[name]) pane.style.setProperty(name, this.changes[name]);
      }
      for (const { name, kind } of tokens)
        if (kind === 'colour') measured.set(`${scheme} ${name}`, colorIn(pane, valueOf(name)));
    }
    this.measured = measured;
    const told = tokens.find(({ name }) => name === this.#told);
    this.#told = undefined;
    if (told) this.status += this.#contrastInWords(told.name);
  }

  protected override render(): TemplateResult {
    const css = asCss(this.changes);
    return html`
      <nav aria-label="On this page" class="tokens-ways">
        ${ways.map(([id, words]) => html`<a href="#${id}" target="_self">${words}</a>`)}
      </nav>
      <div class="tokens-fields">${groups.map((group) => this.#group(group))}</div>
      <div class="tokens-result">
        <h2 id="look" tabindex="-1">What it looks like</h2>
        <div class="tokens-panes">${schemes.map((scheme) => this.#pane(scheme))}</div>
        <h2 id="css" tabindex="-1">Your CSS</h2>
        <pre class="tokens-css"><code>${css || '/* Nothing is changed yet. */'}</code></pre>
        <div class="tokens-buttons">
          ${this.#button('Copy CSS', Boolean(css), () => void this.#copy(css))}
          ${this.#button('Reset all', Boolean(css) || Object.keys(this.refused).length > 0, this.#resetAll)}
        </div>
        <p role="status" class="tokens-status">${this.status}</p>
        <p>The address of this page has your changes in it: send it to somebody, and they see the same.</p>
      </div>
    `;
  }

  /** With nothing to do it stays where it is: a button that is disabled under the finger takes the focus with it. */
  #button(words: string, isReady: boolean, act: () => void): TemplateResult {
    return html`<button type="button" aria-disabled=${isReady ? nothing : 'true'} @click=${() => isReady && act()}>
      ${words}
    </button>`;
  }

  #group(group: string): TemplateResult {
    return html`<fieldset id=${idOf(group)} tabindex="-1">
      <legend>${group}</legend>
      ${tokens.filter((token) => token.group === group).map((token) => this.#row(token))}
    </fieldset>`;
  }

  #row(token: EditedToken): TemplateResult {
    const { name, kind, what, initial } = token;
    const id = name.slice(2);
    const refused = this.refused[name];
    const value = refused ?? this.changes[name] ?? '';
    return html`
      <div class="tokens-row">
        <label for=${id}><code>${name}</code></label>
        <p id="${id}-what">${what}</p>
        <div class="tokens-controls">
          ${kind === 'colour' ? schemes.map((scheme) => this.#swatch(name, scheme)) : nothing}
          ${kind === 'length' ? this.#length(token) : nothing}
          <input
            id=${id}
            type="text"
            .value=${value}
            placeholder=${initial}
            list=${kind === 'font' ? 'tokens-fonts' : nothing}
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${refused === undefined ? nothing : 'true'}
            aria-describedby="${id}-what ${id}-contrast ${id}-error"
            @change=${({ target }: Event) => this.#set(name, (target as HTMLInputElement).value)}
          />
          ${
            kind === 'font'
              ? html`<datalist id="tokens-fonts">
                ${['system-ui, sans-serif', 'Georgia, serif', 'ui-monospace, monospace', 'inherit'].map(
                  (font) => html`<option value=${font}></option>`,
                )}
              </datalist>`
              : nothing
          }
          <button
            type="button"
            aria-label="Reset ${name}"
            ?disabled=${value === ''}
            @click=${() => this.#reset(name)}
          >
            Reset
          </button>
        </div>
        <p id="${id}-error" class="tokens-error" role="alert">${refused === undefined ? '' : examples[kind]}</p>
        <ul id="${id}-contrast" class="tokens-contrast" ?hidden=${!token.pairs.length}>
          ${token.pairs.map((pair) => this.#contrast(pair))}
        </ul>
      </div>
    `;
  }

  #swatch(name: string, scheme: (typeof schemes)[number]): TemplateResult {
    const shown = (of: string): string => hexOf(this.measured.get(`${of} ${name}`) ?? [0, 0, 0]);
    const pick = ({ target }: Event): void => {
      const picked = (target as HTMLInputElement).value;
      this.#set(name, scheme === 'light' ? colourFor(picked, shown('dark')) : colourFor(shown('light'), picked));
    };
    return html`<input type="color" aria-label="${name}, ${scheme}" .value=${shown(scheme)} @change=${pick} />`;
  }

  #length({ name, initial }: EditedToken): TemplateResult {
    const length = lengthOf(this.changes[name] ?? initial);
    const unit = length?.unit ?? 'px';
    const set = (amount: string, other: string): void => this.#set(name, amount && `${amount}${other}`);
    return html`
      <input
        type="number"
        min="0"
        step=${unit === 'px' || unit === '%' ? 1 : 0.0625}
        aria-label="${name}, number"
        .value=${length ? String(length.amount) : ''}
        @change=${({ target }: Event) => set((target as HTMLInputElement).value, unit)}
      />
      <select
        aria-label="${name}, unit"
        @change=${({ target }: Event) => set(String(length?.amount ?? 0), (target as HTMLSelectElement).value)}
      >
        ${units.map((one) => html`<option ?selected=${one === unit}>${one}</option>`)}
      </select>
    `;
  }

  #ratios({ text, ground, least }: Pair): { words: string; isLow: boolean } {
    const values = schemes.map((scheme) => {
      const [one, other] = [text, ground].map((name) => this.measured.get(`${scheme} ${name}`));
      return { scheme, value: one && other ? contrast(one, other) : 21 };
    });
    const isLow = values.some(({ value }) => value < least);
    const criterion = least === 3 ? '1.4.11' : '1.4.3';
    const words = values.map(({ scheme, value }) => `${ratio(value)} in ${scheme}`).join(', ');
    return { words: isLow ? `${words}. Too low: WCAG ${criterion} asks for ${least} : 1.` : words, isLow };
  }

  #contrast(pair: Pair): TemplateResult {
    const { words, isLow } = this.#ratios(pair);
    return html`<li class=${isLow ? 'tokens-low' : ''}>on <code>${colourName(pair.ground)}</code>: ${words}</li>`;
  }

  /** Of every pair that a token is in: what was changed may be the ground of others. */
  #contrastInWords(name: string): string {
    const told = pairs.filter(({ text, ground }) => text === name || ground === name);
    const all = told.map((pair) => ({ ...pair, ...this.#ratios(pair) }));
    const low = all.filter(({ isLow }) => isLow);
    if (!all.length) return '';
    if (!low.length) return ' Its contrast is enough.';
    return ` ${low.map(({ text, ground, words }) => `${colourName(text)} on ${colourName(ground)}: ${words}`).join(' ')}`;
  }

  #pane(scheme: (typeof schemes)[number]): TemplateResult {
    return html`<section aria-label="In ${scheme}" class="tokens-pane" data-scheme=${scheme} style="color-scheme: ${scheme}">
      <ems-provider .client=${once(memory())}>
        <ems-register heading-level="3" sign-in-href="#sign-in"></ems-register>
      </ems-provider>
      <ems-provider .client=${once(memory({ scenario: 'two-factor' }))}>
        <ems-delete-account heading-level="3"></ems-delete-account>
      </ems-provider>
    </section>`;
  }

  /** Keeps a value that CSS takes, or tells that it takes no such one. Empty is the default. */
  #take(name: string, value: string): void {
    const { [name]: _before, ...refused } = this.refused;
    const { [name]: _changed, ...others } = this.changes;
    const isTaken = value === '' || isSupported(sortOf(name).property, value);
    this.refused = isTaken ? refused : { ...refused, [name]: value };
    if (!isTaken) return;
    const all: Record<string, string> = value === '' ? others : { ...others, [name]: value };
    this.changes = Object.fromEntries(
      tokens.flatMap((token) => (all[token.name] ? [[token.name, all[token.name]!]] : [])),
    );
  }

  #set(name: string, value: string): void {
    this.#take(name, value.trim());
    const count = Object.keys(this.changes).length;
    this.status = count === 1 ? '1 token is changed.' : `${count} tokens are changed.`;
    this.#told = this.refused[name] === undefined ? name : undefined;
    this.#share(this.changes);
  }

  /** Its button has nothing to do any more: the focus goes to the field beside it. */
  #reset(name: string): void {
    this.#set(name, '');
    this.querySelector<HTMLElement>(`#${name.slice(2)}`)?.focus();
  }

  readonly #resetAll = (): void => {
    this.changes = {};
    this.refused = {};
    this.status = 'Everything is as it comes.';
    this.#share({});
  };

  async #copy(css: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(css);
      this.status = 'Copied.';
    } catch {
      getSelection()?.selectAllChildren(this.querySelector('.tokens-css')!);
      this.status = 'This browser doesn’t let a page copy. The CSS is selected: copy it from there.';
    }
  }

  /** Tells the page around this frame, whose address is the one that people see. */
  #share(changes: Record<string, string>): void {
    this.dispatchEvent(new CustomEvent('docs-tokens', { detail: asAddress(changes), bubbles: true }));
  }
}
