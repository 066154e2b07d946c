/** Types of the tags for templates of frameworks, `ems-elements/types/*`, made of the manifest. Each property has the type of its class. */
import type { Attribute, Declaration } from './manifest.ts';

const lines = (elements: readonly Declaration[], line: (element: Declaration) => string): string =>
  elements.map((element) => `  '${element.tagName}': ${line(element)};\n`).join('');

const fields = ({ members = [] }: Declaration): string[] =>
  members.filter(({ kind }) => kind === 'field').map(({ name }) => name);

const union = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(' | ') || 'never';

/** What may be written for an attribute; a boolean one is there or not. */
const written = ({ type }: Attribute): string => {
  const text = type?.text ?? 'string';
  if (text === 'number') return 'number | `${number}`';
  if (text === 'boolean') return "boolean | ''";
  return text.startsWith("'") ? text : 'string';
};

const core = (elements: readonly Declaration[]): string => `import type {
${elements.map(({ name }) => `  ${name},\n`).join('')}} from '../elements.js';
import type { EventDetails } from '../index.js';

export interface Elements {
${lines(elements, ({ name }) => name)}}

interface PropertyNames {
${lines(elements, (element) => union(fields(element)))}}

interface EventNames {
${lines(elements, ({ events = [] }) => union(events.map(({ name }) => name)))}}

interface AttributeTypes {
${lines(
  elements,
  ({ attributes = [] }) =>
    `{${attributes.map((attribute) => ` '${attribute.name}'?: ${written(attribute)} | undefined;`).join('')} }`,
)}}

export type Tag = keyof Elements;

/** What a page sets by script. */
export type Properties<T extends Tag> = {
  [Name in PropertyNames[T] & keyof Elements[T]]?: Elements[T][Name] | undefined;
};

/** What can be written in HTML. */
export type Attributes<T extends Tag> = AttributeTypes[T];

/** Those that no property is called like. */
export type FurtherAttributes<T extends Tag> = Omit<AttributeTypes[T], PropertyNames[T]>;

/** Handlers of its events, those that come from elements inside included. */
export type Handlers<T extends Tag, Prefix extends string = 'on'> = {
  [Name in EventNames[T] & keyof EventDetails as \`\${Prefix}\${Name}\`]?:
    | ((event: CustomEvent<EventDetails[Name]> & { currentTarget: Elements[T] }) => void)
    | undefined;
};

type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Tail}\` ? \`\${Head}\${Capitalize<Camel<Tail>>}\` : Name;

/** The same by the names of Vue: \`onEmsRegistered\`. */
export type CamelHandlers<T extends Tag> = {
  [Name in EventNames[T] & keyof EventDetails as \`on\${Capitalize<Camel<Name>>}\`]?:
    | ((event: CustomEvent<EventDetails[Name]> & { currentTarget: Elements[T] }) => void)
    | undefined;
};

/** Properties of ours in the place of those that every element has by the same name. */
export type With<Base, Own> = Omit<Base, keyof Own> & Own;
`;

interface Framework {
  head: string;
  /** What a tag takes, of a type parameter \`T\`. */
  props: string;
  open: string;
  close: string;
}

const frameworks: Record<string, Framework> = {
  react: {
    head: `import type { DetailedHTMLProps, HTMLAttributes } from 'react';`,
    props: `With<DetailedHTMLProps<HTMLAttributes<Elements[T]>, Elements[T]>, Properties<T> & FurtherAttributes<T> & Handlers<T>>`,
    open: `declare module 'react' {\n  namespace JSX {\n    interface IntrinsicElements`,
    close: '  }\n}\n',
  },
  // It writes attributes and nothing else: what is no text is set by a ref, and events are listened to there.
  'react-18': {
    head: `import type { DetailedHTMLProps, HTMLAttributes } from 'react';`,
    props: `With<DetailedHTMLProps<HTMLAttributes<Elements[T]>, Elements[T]>, Attributes<T>> & { class?: string | undefined }`,
    open: `declare module 'react' {\n  namespace JSX {\n    interface IntrinsicElements`,
    close: '  }\n}\n',
  },
  preact: {
    head: `import type { ClassAttributes, HTMLAttributes } from 'preact';`,
    props: `With<HTMLAttributes<Elements[T]> & ClassAttributes<Elements[T]>, Properties<T> & FurtherAttributes<T> & Handlers<T>>`,
    open: `declare module 'preact' {\n  namespace JSX {\n    interface IntrinsicElements`,
    close: '  }\n}\n',
  },
  solid: {
    head: `import type { JSX } from 'solid-js';`,
    props: `With<JSX.HTMLAttributes<Elements[T]>, Properties<T> & FurtherAttributes<T> & Handlers<T, 'on:'> & Prefixed<T>>;

type Prefixed<T extends Tag> = { [Name in keyof Properties<T> & string as \`prop:\${Name}\`]?: Properties<T>[Name] | undefined }`,
    open: `declare module 'solid-js' {\n  namespace JSX {\n    interface IntrinsicElements`,
    close: '  }\n}\n',
  },
  vue: {
    head: `import type { HTMLAttributes, PublicProps } from 'vue';`,
    props: `new () => { $props: PublicProps & With<HTMLAttributes, Properties<T> & FurtherAttributes<T> & CamelHandlers<T>> }`,
    // Vue's own types leave the attribute of a slotted child out.
    open: `declare module 'vue' {\n  interface HTMLAttributes {\n    slot?: string | undefined;\n  }\n  interface GlobalComponents`,
    close: '}\n',
  },
  svelte: {
    head: `import type { HTMLAttributes } from 'svelte/elements';`,
    props: `With<HTMLAttributes<Elements[T]>, Properties<T> & FurtherAttributes<T> & Handlers<T> & Handlers<T, 'on:'>>`,
    open: `declare module 'svelte/elements' {\n  interface SvelteHTMLElements`,
    close: '}\n',
  },
};

const ofFramework = ({ head, props, open, close }: Framework, elements: readonly Declaration[]): string => {
  const used = [
    'Attributes',
    'CamelHandlers',
    'Elements',
    'FurtherAttributes',
    'Handlers',
    'Properties',
    'Tag',
    'With',
  ].filter((name) => name === 'Tag' || new RegExp(`\\b${name}\\b[<[]`).test(props));
  return `${head}
import type { ${used.join(', ')} } from './elements.js';

type Ems<T extends Tag> = ${props};

${open} {
${lines(elements, ({ tagName }) => `Ems<'${tagName}'>`)}    }
${close}`.replace(/ {4}\}\n\}\n$/, open.includes('namespace') ? '    }\n}\n' : '  }\n}\n');
};

/** By the path in the package. */
export const frameworkTypes = (elements: readonly Declaration[]): Record<string, string> => ({
  'types/elements.d.ts': core(elements),
  ...Object.fromEntries(
    Object.entries(frameworks).map(([name, framework]) => [`types/${name}.d.ts`, ofFramework(framework, elements)]),
  ),
});
