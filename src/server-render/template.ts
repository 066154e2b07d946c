import { noChange, nothing, type TemplateResult } from 'lit';
import { asText, escapeAttribute, escapeText } from './escape.ts';

/** What a template binds to a tag of ours inside it. */
export interface BoundTag {
  tag: string;
  /** Written as `<path />`, which in SVG ends the element. */
  closed?: boolean;
  attributes: Record<string, string>;
  properties: Record<string, unknown>;
}

/** Draws a tag of ours inside a template: the whole content of what stands in its place. */
export type DrawTag = (bound: BoundTag) => string;

/** What of the attributes of such a tag is said by what stands in its place. */
const kept: ReadonlySet<string> = new Set(['class', 'id', 'slot', 'part', 'hidden', 'lang', 'dir']);

interface Directive {
  _$litDirective$: new (part: { type: number }) => { render(...values: unknown[]): unknown };
  values: unknown[];
}

/** Lit's mark of a place for content, which is all that directives ask for here. */
const childPart = { type: 2 };

/** Its texts are a script's own, as in Lit: what came as JSON has no `raw`, and is nobody's markup. */
const isTemplate = (value: object): value is TemplateResult =>
  '_$litType$' in value && Object.hasOwn((value as TemplateResult).strings, 'raw');
const isDirective = (value: object): value is Directive => '_$litDirective$' in value;

const resolved = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !isDirective(value)) return value;
  return resolved(new value._$litDirective$(childPart).render(...value.values));
};

/** What Lit's `render()` would put into a document, as text. */
export const renderValue = (given: unknown, draw: DrawTag): string => {
  const value = resolved(given);
  if (value === nothing || value === noChange || value === null || value === undefined) return '';
  if (typeof value !== 'object') return escapeText(asText(value));
  if (isTemplate(value)) return new Drawing(value, draw).text;
  if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map((one) => renderValue(one, draw)).join('');
  throw new TypeError('A template holds what is neither text nor a template.');
};

interface Attribute {
  name: string;
  /** Texts of the template and values, in turn. */
  pieces: { text?: string; value?: unknown }[];
}

type State = 'text' | 'comment' | 'tag' | 'attributes' | 'name' | 'value' | 'unquoted' | '"' | "'";

/** Properties that a document shows, by the attribute or the content that says the same. */
const shownAs: Record<string, string> = { value: 'value', defaultValue: '', textContent: '' };

/** One template. Reads our own markup, not anybody's: a value stands in content or is an attribute's, and nowhere else. */
class Drawing {
  text = '';
  readonly #draw: DrawTag;
  #state: State = 'text';
  #tag = '';
  #attributes: Attribute[] = [];
  #closed = false;

  constructor({ strings, values }: TemplateResult, draw: DrawTag) {
    this.#draw = draw;
    strings.forEach((markup, index) => {
      for (const character of markup) this.#read(character);
      if (index < values.length) this.#take(values[index]);
    });
  }

  get #attribute(): Attribute {
    return this.#attributes.at(-1)!;
  }

  #take(value: unknown): void {
    const state = this.#state;
    if (state === 'text') this.text += renderValue(value, this.#draw);
    else if (['value', 'unquoted', '"', "'"].includes(state)) {
      this.#attribute.pieces.push({ value: resolved(value) });
      if (state === 'value') this.#state = 'unquoted';
    } else if (state !== 'comment') throw new TypeError(`A template has a value in the place of a ${state}.`);
  }

  #read(character: string): void {
    const space = /\s/.test(character);
    switch (this.#state) {
      case 'text':
        if (character !== '<') this.text += character;
        else [this.#state, this.#tag, this.#attributes, this.#closed] = ['tag', '', [], false];
        return;
      case 'comment':
        this.#tag += character;
        if (this.#tag.endsWith('-->')) this.#state = 'text';
        return;
      case 'tag':
        if (character === '>') this.#endTag();
        else if (space) this.#state = 'attributes';
        else if ((this.#tag += character) === '!--') this.#state = 'comment';
        return;
      case 'attributes':
        if (character === '>') this.#endTag();
        else if (character === '/') this.#closed = true;
        else if (!space) {
          this.#attributes.push({ name: character, pieces: [] });
          this.#state = 'name';
        }
        return;
      case 'name':
        if (character === '=') this.#state = 'value';
        else if (character === '>') this.#endTag();
        else if (space) this.#state = 'attributes';
        else this.#attribute.name += character;
        return;
      case 'value':
        if (character === '"' || character === "'") this.#state = character;
        else {
          this.#state = 'unquoted';
          this.#read(character);
        }
        return;
      case 'unquoted':
        if (character === '>') this.#endTag();
        else if (space) this.#state = 'attributes';
        else this.#attribute.pieces.push({ text: character });
        return;
      default:
        if (character === this.#state) this.#state = 'attributes';
        else this.#attribute.pieces.push({ text: character });
    }
  }

  #endTag(): void {
    this.#state = 'text';
    const bound: BoundTag = { tag: this.#tag, closed: this.#closed, attributes: {}, properties: {} };
    for (const attribute of this.#attributes) bind(bound, attribute);
    this.text += tagText(bound, this.#draw);
  }
}

const bind = ({ attributes, properties }: BoundTag, { name, pieces }: Attribute): void => {
  const [first] = pieces;
  const only = pieces.length === 1 && first && 'value' in first;
  if (name.startsWith('@')) return;
  if (name.startsWith('.')) properties[name.slice(1)] = first?.value;
  else if (name.startsWith('?')) {
    if (first?.value && first.value !== nothing) attributes[name.slice(1)] = '';
  } else if (!pieces.some(({ value }) => value === nothing || (only && value === noChange)))
    attributes[name] = pieces.map(({ text, value }) => text ?? asText(value)).join('');
};

/** These end by themselves, in HTML. */
const empty = /^(?:input|wbr|br|hr|img)$/;

const write = (tag: string, attributes: [string, string][], closed = false): string => {
  const written = attributes.map(([name, value]) => (value ? ` ${name}="${escapeAttribute(value)}"` : ` ${name}`));
  return `<${tag}${written.join('')}${closed && !empty.test(tag) ? ' />' : '>'}`;
};

/**
 * A tag as it was bound. One of ours becomes a `<div>` that looks like it: its class would draw another form into it before the element
 * around it has drawn its own.
 */
const tagText = (bound: BoundTag, draw: DrawTag): string => {
  const { tag, closed, attributes, properties } = bound;
  if (tag.startsWith('/ems-')) return '</div>';
  const entries = Object.entries(attributes);
  if (tag.startsWith('ems-'))
    return (
      write(
        'div',
        entries.filter(([name]) => kept.has(name)),
      ) + draw(bound)
    );
  let content = '';
  for (const [name, value] of Object.entries(properties)) {
    const text = asText(value);
    if (shownAs[name]) entries.push([shownAs[name], text]);
    else if (name in shownAs) content = escapeText(text);
  }
  return write(tag, entries, closed) + content;
};
