/** The folders of `examples/`, and what each says of itself. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  description: string;
  /** `server-rendered`: its tags are in the first answer, and hydrated. */
  keywords?: string[];
  scripts: Record<string, string>;
}

export interface Stack {
  name: string;
  folder: string;
  /** Its packages in words, for the table. */
  title: string;
  hydrates: boolean;
  scripts: Record<string, string>;
  /** What its README says to install of ours. */
  ours: string[];
}

const read = (name: string): Stack => {
  const folder = resolve(root, 'examples', name);
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
  const [, ours] = /^npm install (ems-elements.*)$/m.exec(readFileSync(`${folder}/README.md`, 'utf8')) ?? [];
  if (ours === undefined) throw new Error(`${folder}/README.md doesn't say: npm install ems-elements`);
  return {
    name,
    folder,
    title: manifest.description,
    hydrates: manifest.keywords?.includes('server-rendered') ?? false,
    scripts: manifest.scripts,
    ours: ours.split(' '),
  };
};

export const stackNames = (): string[] =>
  globSync('examples/*/package.json', { cwd: root })
    .map((file) => basename(dirname(file)))
    .sort();

/** Those that the environment names, or all. */
export const chosenStacks = (): Stack[] => {
  const all = stackNames();
  const chosen = process.env['EXAMPLES']?.split(/[\s,]+/).filter(Boolean) ?? [];
  const unknown = chosen.filter((name) => !all.includes(name));
  if (unknown.length) throw new Error(`There is no example ${unknown.join(', ')}: ${all.join(', ')}.`);
  return (chosen.length ? chosen : all).map(read);
};
