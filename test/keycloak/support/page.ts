import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a person can fill in and press. */
export interface Form {
  id: string;
  action: URL;
  /** What would be sent as it is, hidden fields included. */
  values: Record<string, string>;
  /** The names of the buttons, each with its value. */
  buttons: Record<string, string>;
}

/** A page of Keycloak, as somebody finds it who can't see it. */
export interface KeycloakPage {
  url: URL;
  status: number;
  heading: string;
  text: string;
  forms: Form[];
  /** Whom Keycloak asks for the password of, where it takes no other address. */
  attempted: string | undefined;
  links: { text: string; href: URL }[];
  /** What its own scripts are told, by name: `rpId : "localhost"`. */
  told: Record<string, string>;
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((each) => each.name === name)?.value;

const isElement = (node: Node): node is Element => 'tagName' in node;

function* elementsIn(node: Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child);
}

const unread = new Set(['script', 'style', 'template', 'noscript']);

const rawText = (node: Node): string => {
  if ('value' in node) return node.value;
  if (!('childNodes' in node) || unread.has(node.nodeName)) return '';
  return node.childNodes.map(rawText).join(' ');
};

const sourceOf = ({ childNodes }: Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');

const textOf = (node: Node): string => rawText(node).replaceAll(/\s+/g, ' ').trim();

const readForm = (element: Element, base: URL): Form => {
  const form: Form = {
    id: attribute(element, 'id') ?? '',
    action: new URL(attribute(element, 'action') ?? '', base),
    values: {},
    buttons: {},
  };
  for (const control of elementsIn(element)) {
    const name = attribute(control, 'name');
    if (name === undefined) continue;
    const type = attribute(control, 'type') ?? '';
    const value = attribute(control, 'value') ?? '';
    if (control.tagName === 'button' || type === 'submit') form.buttons[name] = value;
    else if (control.tagName === 'input') {
      const isChoice = type === 'checkbox' || type === 'radio';
      if (!isChoice || attribute(control, 'checked') !== undefined)
        form.values[name] = isChoice ? value || 'on' : value;
    }
  }
  return form;
};

export const readPage = (html: string, url: URL, status: number): KeycloakPage => {
  const document = parse(html);
  const elements = [...elementsIn(document)];
  const tagged = (name: string): Element[] => elements.filter(({ tagName }) => tagName === name);
  return {
    url,
    status,
    heading: tagged('h1').map(textOf).join(' '),
    text: tagged('body').map(textOf).join(' '),
    forms: tagged('form').map((form) => readForm(form, url)),
    attempted: elements.flatMap((element) =>
      attribute(element, 'id') === 'kc-attempted-username' ? [attribute(element, 'value') ?? textOf(element)] : [],
    )[0],
    told: Object.fromEntries(
      tagged('script').flatMap((script) =>
        [...sourceOf(script).matchAll(/^\s*(\w+)\s*:\s*("(?:[^"\\]|\\.)*")/gm)].map(([, name = '', value = '']) => [
          name,
          JSON.parse(value) as string,
        ]),
      ),
    ),
    links: tagged('a').flatMap((link) => {
      const href = attribute(link, 'href') ?? '';
      return URL.canParse(href, url.href) ? [{ text: textOf(link), href: new URL(href, url) }] : [];
    }),
  };
};

/** The form with this id; the test's own mistake, or a page that nobody expected, where there is none. */
export const formOf = (page: KeycloakPage, id: string): Form => {
  const form = page.forms.find((each) => each.id === id);
  if (!form)
    throw new Error(`Expected a page with the form "${id}". Got "${page.heading}": ${page.text.slice(0, 400)}`);
  return form;
};
