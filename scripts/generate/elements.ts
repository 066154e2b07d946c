/** What follows from the folders of elements: the sources say what an element is, the lists of them are written from there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const generated = '// Written by `npm run generate`.\n';

/** What people do with elements, in the order of the README and of Storybook: an element's class says which by `@category`. */
export const categories = ['Sign up', 'Sign in', 'Account', 'Page'] as const;

export type Category = (typeof categories)[number];

export interface ElementSource {
  tag: string;
  className: string;
  /** From the root of the repository, without an ending. */
  path: string;
  /** Its file of events, without an ending. */
  events: string | undefined;
  /** One line in the README, the manifest and editors. */
  summary: string | undefined;
  /** The events of its class comment, with the type of their detail. */
  fires: [name: string, detail: string][];
  /** The names of its slots; the one without a name takes whatever has none. */
  slots: string[];
  category: Category | undefined;
  /** What people call it, for the search. */
  keywords: string[];
}

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Every element, by category and then by name. */
export const elementSources = (root = repository): ElementSource[] =>
  globSync('src/{elements/*,flow}/ems-*.ts', { cwd: root, exclude: ['**/*.{events,styles}.ts'] })
    .map((file): ElementSource => {
      const path = file.replaceAll('\\', '/').replace(/\.ts$/, '');
      const source = readFileSync(`${root}/${file}`, 'utf8');
      const said = (name: string): string | undefined => new RegExp(`^ \\* @${name} (.+)$`, 'm').exec(source)?.[1];
      const category = said('category');
      return {
        tag: basename(path),
        className: /export class (\w+)/.exec(source)?.[1] ?? '',
        path,
        events: existsSync(`${root}/${path}.events.ts`) ? `${path}.events` : undefined,
        summary: said('summary'),
        fires: [...source.matchAll(/^ \* @fires \{CustomEvent<(.+?)>\} ([\w-]+)/gm)].map(([, detail, name]) => [
          name!,
          detail!,
        ]),
        slots: [...source.matchAll(/^ \* @slot ([a-z][\w-]*) - /gm)].map(([, slot]) => slot!),
        category: categories.find((known) => known === category),
        keywords: said('keywords')?.split(', ') ?? [],
      };
    })
    .sort(
      (one, other) =>
        categories.indexOf(one.category!) - categories.indexOf(other.category!) || one.tag.localeCompare(other.tag),
    );

export const byTag = (elements: ElementSource[]): ElementSource[] =>
  [...elements].sort((one, other) => one.tag.localeCompare(other.tag));

const fromSrc = (path: string, up: './' | '../'): string => `${path.replace(/^src\//, up)}.ts`;

const defineFile = ({
  tag,
  className,
  path,
  events,
}: ElementSource): string => `${generated}import { define } from '../base/define.ts';
import { ${className} } from '${fromSrc(path, '../')}';
${events ? `\nexport type * from '${fromSrc(events, '../')}';\n` : ''}
define('${tag}', ${className});

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`;

const exportsOf = ({ className, path, events }: ElementSource): string =>
  `${events ? `export type * from '${fromSrc(events, './')}';\n` : ''}export { ${className} } from '${fromSrc(path, './')}';\n`;

/** Compiles where the events that a class comment tells of are those that TypeScript knows, with the same details. */
const eventTypes = (elements: ElementSource[]): string => {
  const fired = new Map(elements.flatMap(({ fires }) => fires));
  const rows = [...fired].sort(([one], [other]) => one.localeCompare(other));
  const details = [...new Set(rows.map(([, detail]) => detail))].filter((detail) => /^\w+$/.test(detail)).sort();
  return `${generated}/** Only has to compile: what the comments of the classes say of events is what TypeScript knows of them. */
import type {
${details.map((detail) => `  ${detail},\n`).join('')}} from '../../src/index.ts';
import '../../src/define/all.ts';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

export const fired: { [Name in keyof Events]: Same<HTMLElementEventMap[Name], CustomEvent<Events[Name]>> } = {
${rows.map(([name]) => `  '${name}': true,\n`).join('')}};

interface Events {
${rows.map(([name, detail]) => `  '${name}': ${detail};\n`).join('')}}
`;
};

/** The table in the README, between its two comments. */
const readmeTable = (elements: ElementSource[]): string =>
  [
    '| element | what it is |',
    '|---|---|',
    ...elements.map(({ tag, path, summary }) => `| [\`${tag}\`](${path}.ts) | ${summary} |`),
  ].join('\n');

export const elementOutputs = (root: string): Record<string, string> => {
  const elements = elementSources(root);
  return {
    ...Object.fromEntries(elements.map((element) => [`src/define/${element.tag}.ts`, defineFile(element)])),
    'src/define/all.ts':
      generated +
      byTag(elements)
        .map(({ tag }) => `import './${tag}.ts';\n`)
        .join(''),
    'src/elements.ts': generated + byTag(elements).map(exportsOf).join(''),
    'test/types/fired-events.ts': eventTypes(elements),
    'README.md': readFileSync(`${root}/README.md`, 'utf8').replace(
      /(<!-- elements -->\n)[\s\S]*?(\n<!-- \/elements -->)/,
      (_, open: string, close: string) => `${open}\n${readmeTable(elements)}\n${close}`,
    ),
  };
};

/** Where stories stand in Storybook: the title of their `meta`, which comes first. */
const titleOf = (stories: string): string => /\btitle: '([^']+)'/.exec(stories)?.[1] ?? '';

/** What an element still lacks before it may be built, in words. */
export const whatLacks = (root: string): string[] =>
  elementSources(root).flatMap(({ tag, path, summary, category, keywords, events }) => {
    const name = tag.replace(/^ems-/, '');
    const folder = dirname(path);
    const source = readFileSync(`${root}/${path}.ts`, 'utf8');
    const words = globSync(`${folder}/messages/*.ts`, { cwd: root });
    const stories = globSync(`stories/${name}/*.stories.ts`, { cwd: root });
    return [
      !category && `no @category (${categories.join(', ')})`,
      !keywords.length && '@keywords: what people call it, for the search',
      (!summary || /TODO/.test(source)) && 'documentation: its class comment still says TODO',
      ...words.map((file) => /TODO/.test(readFileSync(`${root}/${file}`, 'utf8')) && `words: ${file} still says TODO`),
      !stories.length && `a story in stories/${name}/`,
      ...stories.map(
        (file) =>
          category !== undefined &&
          !titleOf(readFileSync(`${root}/${file}`, 'utf8')).startsWith(`${category}/`) &&
          `a title of its @category: ${file} begins it with "${category}/"`,
      ),
      !globSync(`test/{elements/${name},flow}/*.test.ts`, { cwd: root }).length && `a test in test/elements/${name}/`,
      events === undefined && /\bemit\(/.test(source) && `${tag}.events.ts with the detail of its events`,
      ...[...source.matchAll(/^ \* @fires (?!\{CustomEvent<\w+>\} )(.*?)(?: - |$)/gm)].map(
        ([, event]) => `the type of a detail: @fires ${event!}`,
      ),
    ]
      .filter((lack) => typeof lack === 'string')
      .map((lack) => `<${tag}> lacks ${lack}`);
  });
