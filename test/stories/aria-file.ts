/**
 * The trees that assistive technology is given, one file per component: under the names of its stories the tree that
 * they show. Stories that differ in their looks only stand above one tree.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoryEntry } from './stories.ts';

/** A tree by the name of its story. */
export type AriaTrees = Map<string, string>;

export const ariaFolder = resolve(import.meta.dirname, 'aria');

/** `Sign up/Sign-up flow` stands in `sign-up-sign-up-flow.yml`. */
export const ariaFileName = (title: string): string =>
  `${title.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')}.yml`;

const separator = ', ';
const indent = '  ';

export const parseAria = (text: string): AriaTrees => {
  const trees: AriaTrees = new Map();
  for (const section of text.split(/^(?=\S)/m)) {
    const [heading = '', ...lines] = section.trimEnd().split('\n');
    const tree = lines.map((line) => line.slice(indent.length)).join('\n');
    for (const name of heading.replace(/:$/, '').split(separator)) if (name) trees.set(name, tree);
  }
  return trees;
};

export const formatAria = (trees: AriaTrees): string => {
  const namesOf = new Map<string, string[]>();
  for (const [name, tree] of trees) namesOf.set(tree, [...(namesOf.get(tree) ?? []), name]);
  return [...namesOf]
    .map(([tree, names]) => `${names.join(separator)}:\n${tree.replaceAll(/^/gm, indent)}\n`)
    .join('\n');
};

const read = (fileName: string): AriaTrees => {
  try {
    return parseAria(readFileSync(join(ariaFolder, fileName), 'utf8'));
  } catch {
    return new Map();
  }
};

export const readAria = (title: string): AriaTrees => read(ariaFileName(title));

const listFiles = (): string[] => {
  mkdirSync(ariaFolder, { recursive: true });
  return readdirSync(ariaFolder);
};

/** `file: story` of every tree whose story is gone. */
export const findOrphans = (stories: readonly StoryEntry[]): string[] => {
  const known = new Set(stories.map(({ title, name }) => `${ariaFileName(title)}: ${name}`));
  return listFiles().flatMap((fileName) =>
    [...read(fileName).keys()].map((name) => `${fileName}: ${name}`).filter((tree) => !known.has(tree)),
  );
};

/** Writes trees that have changed, in the order of Storybook, and drops those whose story is gone. */
export const writeAria = (stories: readonly StoryEntry[], changed: ReadonlyMap<string, string>): void => {
  const files = new Map<string, AriaTrees>();
  for (const { id, title, name } of stories) {
    const fileName = ariaFileName(title);
    const tree = changed.get(id) ?? read(fileName).get(name);
    if (tree !== undefined) files.set(fileName, (files.get(fileName) ?? new Map<string, string>()).set(name, tree));
  }
  for (const fileName of listFiles()) if (!files.has(fileName)) rmSync(join(ariaFolder, fileName));
  for (const [fileName, trees] of files) writeFileSync(join(ariaFolder, fileName), formatAria(trees));
};
