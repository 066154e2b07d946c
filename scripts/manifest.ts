/**
 * What custom-elements.json says beyond the comments of the classes, and what it leaves away: it describes the package as it is
 * installed, since editors, Storybook and the types of frameworks are made of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { elementSources } from './generate/elements.ts';
import { publicTypes, type Field, type PublicTypes } from './public-types.ts';

interface Text {
  text: string;
}

export interface Member {
  kind: 'field' | 'method';
  name: string;
  privacy?: string;
  type?: Text;
  /** Of a field. */
  default?: string;
  /** Of a method. */
  parameters?: { name: string; type?: Text; default?: string }[];
  return?: { type?: Text };
  description?: string;
  attribute?: string;
  inheritedFrom?: { name: string };
}

export interface Attribute {
  name: string;
  type?: Text;
  default?: string;
  description?: string;
  fieldName?: string;
}

export interface ElementEvent {
  name: string;
  type: Text;
  description?: string;
  /** The element inside that fires it, through which it comes. */
  firedBy?: string;
}

interface Named {
  name: string;
  description?: string;
  default?: string;
}

export interface Declaration {
  name: string;
  tagName?: string;
  summary?: string;
  description?: string;
  members?: Member[];
  attributes?: Attribute[];
  events?: ElementEvent[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  superclass?: { name: string; package?: string };
}

interface Module {
  kind: string;
  path: string;
  declarations: Declaration[];
  exports: object[];
}

export interface Manifest {
  modules: Module[];
  /** By event, the fields of its detail and what stands in them: once, since most elements fire some of the same. */
  eventDetails: Record<string, Field[]>;
}

/** Has the table of tokens. */
export const tokensPage = 'docs/theming.md';

/** The tokens, by the table of the documentation. */
export const tokens = (root = '.'): Named[] => {
  const page = join(root, tokensPage);
  if (!existsSync(page)) return [];
  return [...readFileSync(page, 'utf8').matchAll(/^\| `(--ems-[a-z-]+)` \| (.+?) \| (.+?) \|$/gm)].map(
    ([, name, what, initial]) => ({
      name: name!,
      description: `${what![0]!.toUpperCase()}${what!.slice(1)}. Default: ${initial!.replaceAll('`', '')}.`,
    }),
  );
};

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//g, '');

/** The elements that one puts inside itself, by the tags in whatever its file imports, at once or later. */
const tagsInside = (file: string): Set<string> => {
  const seen = new Set<string>();
  const tags = new Set<string>();
  const read = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const source = withoutComments(readFileSync(path, 'utf8'));
    for (const [, tag] of source.matchAll(/(?:<|createElement\(')(ems-[a-z-]+)/g)) tags.add(tag!);
    for (const [, target] of source.matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g))
      read(resolve(dirname(path), target!));
  };
  read(file);
  return tags;
};

/** Whatever isn't there is no value: to an attribute, and to a control of Storybook. */
const withoutAbsence = (text: string): string => text.replace(/ \| undefined$/, '');

const attributeType = (text: string, choices: string | undefined): string => {
  const type = choices ?? withoutAbsence(text);
  return /\bstring\b/.test(type) ? 'string' : type;
};

/** Private members are no documentation, and neither is what Lit has. */
const isPublic = ({ name, privacy, inheritedFrom }: Member): boolean =>
  !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected' && inheritedFrom?.name !== 'LitElement';

/** What one element tells another, or itself: declared like a property, and nothing that a page sets. */
const statesOf = (source: string): Set<string> =>
  new Set([...source.matchAll(/^ {4}(\w+): \{ state: true/gm)].map(([, name]) => name!));

const own = (declaration: Declaration, source: string, { choices }: PublicTypes): void => {
  const states = statesOf(source);
  const members = (declaration.members ?? []).filter((member) => isPublic(member) && !states.has(member.name));
  const names = new Set(members.map(({ name }) => name));
  declaration.members = members.map(({ inheritedFrom: _, ...member }) => member);
  declaration.attributes = (declaration.attributes ?? [])
    .filter(({ fieldName }) => fieldName === undefined || names.has(fieldName))
    .map(({ name, type, default: initial, description, fieldName }) => ({
      name,
      ...(type && { type: { text: attributeType(type.text, choices.get(`${declaration.name}.${fieldName}`)) } }),
      ...(initial !== undefined && { default: initial }),
      ...(description && { description }),
      ...(fieldName && { fieldName }),
    }));
  declaration.events = (declaration.events ?? [])
    .filter(({ name }) => name.startsWith('ems-'))
    .map(({ name, type, description }) => ({
      name,
      type,
      ...(description && { description }),
    }));
  declaration.superclass = { name: 'LitElement', package: 'lit' };
};

/** Of each element that stands inside, what it fires comes through this one too. */
const withEventsFromInside = (declaration: Declaration, inside: readonly Declaration[]): void => {
  const events = declaration.events!;
  const known = new Set(events.map(({ name }) => name));
  for (const { tagName, events: theirs = [] } of inside) {
    for (const { name, type, description, firedBy } of theirs) {
      if (firedBy || known.has(name)) continue;
      known.add(name);
      events.push({ name, type, description: `From <${tagName}> inside: ${description}`, firedBy: tagName! });
    }
  }
};

/** Makes the manifest of the sources one of the package. */
export const describePackage = (manifest: Manifest, root = '.'): void => {
  const sources = elementSources(root);
  const types = publicTypes(root);
  // The analyzer has them in whatever order the disk gave them.
  const modules = manifest.modules
    .filter(({ declarations }) => declarations.some(({ tagName }) => tagName))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const declarations = modules.flatMap((module) => module.declarations);
  const drawn = new Set(declarations.filter(({ superclass }) => superclass?.name === 'EmsElement'));
  for (const { path, declarations: theirs } of modules)
    for (const declaration of theirs) own(declaration, readFileSync(join(root, path), 'utf8'), types);
  for (const { tag, path } of sources) {
    const declaration = declarations.find(({ tagName }) => tagName === tag);
    if (!declaration) continue;
    const inside = tagsInside(resolve(root, `${path}.ts`));
    withEventsFromInside(
      declaration,
      declarations.filter(({ tagName }) => tagName !== tag && inside.has(tagName!)),
    );
    if (!drawn.has(declaration)) continue;
    const named = declaration.cssProperties ?? [];
    declaration.cssProperties = [
      ...named,
      ...tokens(root).filter(({ name }) => !named.some((other) => other.name === name)),
    ];
  }
  for (const module of modules) module.path = module.path.replace(/^src\/(.*)\.ts$/, 'dist/$1.js');
  for (const module of modules) {
    module.exports = module.declarations.map(({ name }) => ({
      kind: 'js',
      name,
      declaration: { name, module: module.path },
    }));
  }
  const definitions = modules.flatMap(({ path, declarations: [declaration] }) => {
    const { name, tagName } = declaration!;
    return {
      kind: 'javascript-module',
      path: `dist/define/${tagName}.js`,
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tagName!, declaration: { name, module: path } }],
    };
  });
  manifest.modules = [...modules, ...definitions];
  manifest.eventDetails = Object.fromEntries(types.details);
};
