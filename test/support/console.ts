import type { texts } from '../../src/development/texts.ts';

type Name = keyof typeof texts;

interface Said {
  name: Name;
  level: string;
  words: string;
  about: unknown;
}

/** Every development warning of this page from now on. What else is written to the console stays there. */
export const listen = (): Said[] => {
  const said: Said[] = [];
  for (const level of ['error', 'warn'] as const) {
    const write = console[level].bind(console);
    console[level] = (...written: unknown[]): void => {
      const [, words, name] =
        /^\[ems-elements\] (.*) More: https:\/\/\S+\/docs\/troubleshooting\.md#([\w-]+)$/.exec(String(written[0])) ??
        [];
      if (words === undefined) write(...written);
      else said.push({ name: name as Name, level, words, about: written[1] });
    };
  }
  return said;
};
