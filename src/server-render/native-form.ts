import { isLink } from '../rules/link.ts';
import { escapeAttribute } from './escape.ts';

/** How a form is sent where no script comes. */
export interface NativeForm {
  /** The endpoint that takes the form by `POST`. */
  action: string;
  /** What goes along without being seen, such as a token against forged requests. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** What was entered before, by the names of the controls. Passwords and codes are never written into a page. */
  values?: Readonly<Record<string, string | undefined>> | undefined;
}

export const attributeOf = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

const secret = (tag: string): boolean =>
  attributeOf(tag, 'type') === 'password' || /password|one-time-code/.test(attributeOf(tag, 'autocomplete') ?? '');

const withValue = (tag: string, value: string): string => {
  const bare = tag.replace(/ (?:value(?:="[^"]*")?|checked)(?=[ >])/g, '');
  const written = escapeAttribute(value);
  if (attributeOf(tag, 'type') !== 'checkbox') return bare.replace('>', () => ` value="${written}">`);
  const own = attributeOf(tag, 'value') ?? 'on';
  return bare.replace('>', () => ` value="${own}"${own === written ? ' checked' : ''}>`);
};

/** The names of the controls in what was drawn here, where a tag ends at its first `>`. */
export const namesIn = (drawn: string): Set<string> =>
  new Set(
    [...drawn.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].flatMap(([tag]) => attributeOf(tag, 'name') ?? []),
  );

/** Gives the forms that were drawn their address, what goes along, and what was entered before. */
export const nativeForms = (drawn: string, { action, hidden = {}, values = {} }: NativeForm): string => {
  if (!isLink(action)) throw new TypeError(`A form can't be sent to "${action}".`);
  const along = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(value)}">`)
    .join('');
  return drawn
    .replace(/<input\b[^>]*>/g, (tag) => {
      const name = attributeOf(tag, 'name');
      const value = name === undefined || secret(tag) ? undefined : values[name];
      return value === undefined ? tag : withValue(tag, value);
    })
    .replace(/<form\b([^>]*)>/g, (_, rest: string) => `<form action="${escapeAttribute(action)}"${rest}>${along}`);
};

/** The focus goes to the list of what is refused, to the first field, or to what is said of the whole form. */
export const withFocus = (drawn: string): string => {
  const plain = drawn.replace(/(<input\b[^>]*?) autofocus(?=[ >])/g, '$1');
  const found = [
    /<div\b(?= class="ems-errors")/,
    /<input\b(?=[^>]* aria-invalid="true")/,
    /<div\b(?=[^>]* role="alert")/,
  ].find((one) => one.test(plain));
  return found ? plain.replace(found, '$& autofocus') : drawn;
};

/** Puts the buttons at the end of their form, where the element in the browser has them. */
export const joinActions = (form: string, actions: string, box: string): string | undefined => {
  const id = /<button\b(?=[^>]* type="submit")[^>]* form="([^"]*)"/.exec(actions)?.[1];
  const start = id === undefined ? -1 : form.indexOf(`id="${id}" method="post"`);
  const end = start < 0 ? -1 : form.indexOf('</form>', start);
  return end < 0 ? undefined : form.slice(0, end) + box + form.slice(end);
};
