/** The names that pages use, each with the elements that have it, by the manifest: so that the sidebar's search finds an attribute or an event. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration, Manifest } from '../../scripts/manifest.ts';
import { docsIdOf } from './elements.ts';
import { asMdx } from './markdown.ts';

interface Use {
  tag: string;
  type: string;
  description: string;
}

type Named = { name: string; type?: { text: string }; description?: string };

const kinds: Record<string, (element: Declaration) => readonly Named[]> = {
  Attributes: ({ attributes = [] }) => attributes,
  Properties: ({ members = [] }) => members.filter(({ kind }) => kind === 'field'),
  Methods: ({ members = [] }) => members.filter(({ kind }) => kind === 'method'),
  Events: ({ events = [] }) => events,
  Slots: ({ slots = [] }) => slots.filter(({ name }) => name),
  Parts: ({ cssParts = [] }) => cssParts,
  Tokens: ({ cssProperties = [] }) => cssProperties,
};

/** In a cell of a table a bar would begin the next one. */
const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|');

const usesOf = (
  elements: readonly Declaration[],
  list: (element: Declaration) => readonly Named[],
): Map<string, Use[]> => {
  const uses = new Map<string, Use[]>();
  for (const element of elements)
    for (const { name, type, description = '' } of list(element))
      uses.set(name, [...(uses.get(name) ?? []), { tag: element.tagName!, type: type?.text ?? '', description }]);
  return new Map([...uses].sort(([one], [other]) => one.localeCompare(other)));
};

/** What most elements have needs no list of them. */
const many = 8;

/** One row for all elements that say the same. */
const rows = (uses: readonly Use[], root: string): string[] => {
  const said = new Map<string, string[]>();
  for (const { tag, type, description } of uses) {
    const words = `${type ? `\`${cell(type)}\`` : ''} | ${cell(description)}`;
    said.set(words, [...(said.get(words) ?? []), `[${tag}](?path=/docs/${docsIdOf(tag, root)})`]);
  }
  return [...said].map(
    ([words, tags]) => `| ${tags.length > many ? `${tags.length} elements` : tags.join(', ')} | ${words} |`,
  );
};

export const namesPage = (root: string): string => {
  const file = join(root, 'custom-elements.json');
  const { modules } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { modules: [] }) as Manifest;
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  const sections = Object.entries(kinds).map(([kind, list]) => {
    const names = [...usesOf(elements, list)].map(
      ([name, uses]) =>
        `### ${name}\n\n| element | type | what it is |\n|---|---|---|\n${rows(uses, root).join('\n')}\n`,
    );
    return `## ${kind}\n\n${names.join('\n')}`;
  });
  const introduction =
    'Each name that a page can use, and the elements that have it. The search of the sidebar finds them here.';
  return asMdx(`# All names\n\n${introduction}\n\n${sections.join('\n')}`, { id: 'all-names', title: 'All names' });
};
