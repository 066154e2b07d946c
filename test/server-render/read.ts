import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** An element of markup as a browser reads it. */
export interface Read {
  tag: string;
  attributes: Record<string, string | undefined>;
  text: string;
  /** Elements among its own children. */
  children: Read[];
}

const textOf = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterMap['textNode']).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : '';

const isElement = (node: Node): node is DefaultTreeAdapterMap['element'] => 'tagName' in node;
const isShadow = (node: DefaultTreeAdapterMap['element']): boolean =>
  node.attrs.some(({ name }) => name === 'shadowrootmode');

const readElement = (node: DefaultTreeAdapterMap['element']): Read => ({
  tag: node.tagName,
  attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
  text: textOf(node),
  children: node.childNodes
    .filter(isElement)
    .filter((child) => !isShadow(child))
    .map(readElement),
});

/** `form input`, `[role="alert"]`, `h2`, `.class`, `*`: what these tests need of selectors. */
const matches = ({ tag, attributes }: Read, simple: string): boolean => {
  const [, name, className, attribute, value] = /^([\w-]+|\*)?(?:\.([\w-]+))?(?:\[([\w-]+)(?:="([^"]*)")?\])?$/.exec(
    simple,
  )!;
  return (
    (!name || name === '*' || name === tag) &&
    (!className || (attributes.class ?? '').split(' ').includes(className)) &&
    (!attribute || (value === undefined ? attributes[attribute] !== undefined : attributes[attribute] === value))
  );
};

const below = (element: Read): Read[] => element.children.flatMap((child) => [child, ...below(child)]);

const searching = (root: Read) => {
  const all = (selector: string): Read[] =>
    selector
      .split(' ')
      .reduce((from, simple) => [...new Set(from.flatMap(below))].filter((one) => matches(one, simple)), [root]);
  return {
    all,
    one: (selector: string): Read | undefined => all(selector)[0],
    byId: (id: string): Read | undefined => below(root).find(({ attributes }) => attributes.id === id),
  };
};

/** The only element of a text: itself, what is in its declarative shadow root, and what is among its children. */
export const read = (text: string) => {
  const nodes = parseFragment(text).childNodes;
  const [node, ...others] = nodes;
  if (!node || !isElement(node) || others.length) throw new Error(`More than an element: ${text}`);
  const template = node.childNodes.filter(isElement).find(isShadow) as DefaultTreeAdapterMap['template'] | undefined;
  const root: Read = {
    tag: '',
    attributes: {},
    text: '',
    children: (template?.content.childNodes ?? []).filter(isElement).map(readElement),
  };
  const host = readElement(node);
  return { host, ...searching(host), shadow: { ...root, ...searching(root) } };
};
