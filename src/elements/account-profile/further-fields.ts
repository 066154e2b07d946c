import { html, nothing, type TemplateResult } from 'lit';
import { onSwitch } from '../../base/on-switch.ts';
import type { EmsElement } from '../../base/ems-element.ts';
import type { FieldError, FieldErrors, FormController } from '../../base/form-controller.ts';
import type { Profile, ProfileChange, ProfileField } from '../../client/ports/profile.ts';
import type { AuthClient } from '../../client/types.ts';
import { followPolicy } from '../../parts/follow-policy.ts';
import { askBeside } from '../../parts/ask-beside.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { fieldError } from '../../parts/form.ts';
import { readOnlyText } from '../../parts/read-only-text.ts';
import { fieldFault, longestValue, tidyValues } from '../../rules/profile-field.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { furtherFieldsStyles } from './further-fields.styles.ts';
import { furtherFieldsMessages } from './messages/further-fields.en.ts';

const controlOf = ({ name }: ProfileField): string => `attributes.${name}`;
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(tidyValues(one)) === JSON.stringify(tidyValues(other));

/** A language in its own words, as whoever looks for it reads. */
const languageName = (tag: string): string => {
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
};

/** What a service has in a profile besides names and address: fields of its own and the language that it writes in. */
export class FurtherFields {
  /** The client that tells it. */
  client: AuthClient | undefined;
  profile: Profile | undefined;
  readonly #host: EmsElement;
  readonly #form: FormController<unknown>;
  #told: (asking: boolean) => void = () => undefined;
  #end: (() => void) | undefined;

  constructor(host: EmsElement, form: FormController<unknown>) {
    this.#host = host;
    this.#form = form;
    onSwitch(host, () => {
      this.profile = undefined;
      this.#told(true);
      // An answer that is under way may be the one before's.
      this.#ask();
    });
    host.light.adopt(checkStyles);
    host.light.adopt(furtherFieldsStyles);
  }

  get words() {
    return this.#host.localizer.group('furtherFields', furtherFieldsMessages);
  }

  /** For `clientChanged`; `told` hears whether it is being asked: of each answer, also of none, and of a question for another account. */
  watch(client: AuthClient, told: (asking: boolean) => void): () => void {
    this.client = client;
    this.#told = told;
    void followPolicy(this.#host, client);
    this.#ask();
    return () => this.#end?.();
  }

  #ask(): void {
    const client = this.client!;
    this.#end?.();
    this.#end = askBeside(
      client,
      (options) => client.profile?.current?.(options),
      (profile) => {
        if (profile?.ok) this.profile = profile.value;
        this.#told(false);
      },
    );
  }

  get #fields(): ProfileField[] {
    return this.profile?.fields ?? [];
  }

  get isEmpty(): boolean {
    return !this.profile?.languages.length && this.#fields.every(({ readOnly }) => readOnly);
  }

  /** What stands in a field's controls; nothing while they aren't drawn. */
  #entered(field: ProfileField): string[] | undefined {
    const control = controlOf(field);
    if (!this.#form.form?.elements.namedItem(control)) return undefined;
    const values = [...this.#form.entries()].flatMap(([name, value]) => (name === control ? String(value) : []));
    return tidyValues(field.multivalued && !field.validators.options ? values.join('\n').split('\n') : values);
  }

  /** What differs from the account; nothing when nothing does. */
  get changes(): Pick<ProfileChange, 'language' | 'attributes'> | undefined {
    const { language } = this.#form.values();
    const attributes: Record<string, string[]> = {};
    for (const field of this.#fields) {
      const entered = this.#entered(field);
      if (entered && !isSame(entered, field.values)) attributes[field.name] = entered;
    }
    const change = {
      ...(language && language !== this.profile?.language && { language }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
    };
    return Object.keys(change).length > 0 ? change : undefined;
  }

  /** What the account has already isn't judged. */
  errors(): FieldErrors {
    const { attributes = {} } = this.changes ?? {};
    return Object.fromEntries(
      this.#fields.map((field) => [controlOf(field), this.#error(field, attributes[field.name])]),
    );
  }

  #error(field: ProfileField, values: string[] | undefined): FieldError | undefined {
    const fault = values && fieldFault(field, values);
    if (!fault) return undefined;
    const { words } = this;
    if (fault === 'required') return { code: 'required' };
    const { minLength = 0, maxLength = longestValue } = field.validators;
    const message = {
      too_short: words.tooShort(minLength),
      too_long: words.tooLong(maxLength),
      pattern: words.pattern,
      option: words.option,
      too_many: words.option,
    }[fault];
    return { code: 'value_invalid', message };
  }

  /** A change was saved: the fields show it from now on. Gives the words of it. */
  saved({ language, attributes = {} }: Pick<ProfileChange, 'language' | 'attributes'>) {
    if (!this.profile) return this.words;
    const fields = this.#fields.map((field) => ({ ...field, values: attributes[field.name] ?? field.values }));
    this.profile = { ...this.profile, language: language ?? this.profile.language, fields };
    return this.words;
  }

  /** What can't be changed, where a field would stand. */
  readonly text = readOnlyText;

  email(label: string, email: string): TemplateResult {
    return readOnlyText(label, emailAddress(this.#host, email));
  }

  template(): TemplateResult {
    return html`${this.#fields.map((field) => this.#field(field))}${this.#language()}`;
  }

  #language(): TemplateResult | typeof nothing {
    const { language = '', languages = [] } = this.profile ?? {};
    if (!languages.length) return nothing;
    const { words } = this;
    const offered = languages.map((tag) => ({ value: tag, label: languageName(tag), lang: tag }));
    const all = languages.includes(language) ? offered : [{ value: '', label: words.notChosen }, ...offered];
    return this.#select({ control: 'language', label: words.language, hint: words.languageHint, value: language, all });
  }

  #field(field: ProfileField): TemplateResult {
    const { label, required, readOnly, multivalued, type, hint, validators, values, autocomplete } = field;
    const { words } = this;
    const { options } = validators;
    if (readOnly) {
      const shown = values.map((value) => options?.find((option) => option.value === value)?.label ?? value);
      return readOnlyText(label, new Intl.ListFormat(this.#host.localizer.lang).format(shown) || '–');
    }
    const control = controlOf(field);
    const name = required ? label : words.optional(label);
    if (options && multivalued) return this.#checks(field, name, options);
    const [value = ''] = values;
    if (options) {
      const none = value && required ? [] : [{ value: '', label: words.notChosen }];
      const gone = value && !options.some((option) => option.value === value) ? [{ value, label: value }] : [];
      return this.#select({ control, label: name, hint, value, all: [...none, ...gone, ...options] });
    }
    const about = multivalued ? [hint, words.perLine].filter(Boolean).join(' ') : hint;
    return this.#frame(control, name, about, (id, described) =>
      multivalued
        ? html`<textarea
            id=${id}
            name=${control}
            rows=${Math.max(2, values.length + 1)}
            .defaultValue=${values.join('\n')}
            autocomplete="off"
            ?readonly=${this.#form.busy}
            aria-invalid=${this.#invalid(control)}
            aria-describedby=${described}
          ></textarea>`
        : html`<input
            id=${id}
            name=${control}
            type=${type ?? 'text'}
            step=${type === 'number' ? 'any' : nothing}
            value=${value}
            autocomplete=${autocomplete ?? 'off'}
            ?readonly=${this.#form.busy}
            ?required=${required}
            aria-invalid=${this.#invalid(control)}
            aria-describedby=${described}
          />`,
    );
  }

  #invalid(control: string): 'true' | typeof nothing {
    return this.#form.error(control) === undefined ? nothing : 'true';
  }

  #describedBy(control: string, hint: string | undefined): string | typeof nothing {
    const id = `${this.#form.id}-${control}`;
    return [this.#form.error(control) && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || nothing;
  }

  #frame(
    control: string,
    label: string,
    hint: string | undefined,
    draw: (id: string, described: string | typeof nothing) => TemplateResult,
  ): TemplateResult {
    const id = `${this.#form.id}-${control}`;
    return html`<div class="ems-field">
      <label for=${id}>${label}</label>
      <div class="ems-control">${draw(id, this.#describedBy(control, hint))}</div>
      ${fieldError(this.#form, control)}${hint ? html`<p class="ems-hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    </div>`;
  }

  #select({
    control,
    label,
    hint,
    value,
    all,
  }: {
    control: string;
    label: string;
    hint: string | undefined;
    value: string;
    all: { value: string; label: string; lang?: string }[];
  }): TemplateResult {
    return this.#frame(
      control,
      label,
      hint,
      (id, described) =>
        html`<select
          id=${id}
          name=${control}
          autocomplete="off"
          aria-invalid=${this.#invalid(control)}
          aria-describedby=${described}
        >
          ${all.map((option) => html`<option value=${option.value} lang=${option.lang ?? nothing} ?selected=${option.value === value}>${option.label}</option>`)}
        </select>`,
    );
  }

  #checks(field: ProfileField, label: string, options: { value: string; label: string }[]): TemplateResult {
    const control = controlOf(field);
    const id = `${this.#form.id}-${control}`;
    const { hint, values } = field;
    return html`<fieldset aria-describedby=${this.#describedBy(control, hint)}>
      <legend>${label}</legend>
      ${options.map(
        (option, at) => html`<div class="ems-check">
          <input
            type="checkbox"
            id=${`${id}-${at}`}
            name=${control}
            value=${option.value}
            autocomplete="off"
            ?checked=${values.includes(option.value)}
          />
          <label for=${`${id}-${at}`}>${option.label}</label>
        </div>`,
      )}
      ${fieldError(this.#form, control)}${hint ? html`<p class="ems-hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    </fieldset>`;
  }
}
