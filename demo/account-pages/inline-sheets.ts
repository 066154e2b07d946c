import { createHash } from 'node:crypto';
import { formCss, frameCss } from '../../src/server-render/index.ts';
import { tags } from './tags.ts';

/** The sheet of each element's form: the same for everybody. */
const formSheets = new Map(Object.values(tags).map((tag) => [tag, formCss(tag)]));

export const formSheetOf = (tag: string): string => formSheets.get(tag) ?? '';

/** The sheets that a page links, by their addresses. */
export type LinkedSheets = ReadonlyMap<string, string>;

const link = /<link rel="stylesheet"[^>]*\bhref="([^"]*)"[^>]*>/g;

/** What the sheets of some pages say, as `readAsset` reads them. */
export const readLinkedSheets = async (
  pages: readonly string[],
  readAsset: (path: string) => Promise<string>,
): Promise<LinkedSheets> => {
  const addresses = new Set(pages.flatMap((html) => [...html.matchAll(link)].map(([, href = '']) => href)));
  return new Map(await Promise.all([...addresses].map(async (href) => [href, await readAsset(href)] as const)));
};

/** The page with those sheets in the place of their links: a link costs a request before anything is seen. */
export const withInlineSheets = (html: string, sheets: LinkedSheets): string =>
  html.replace(link, (whole, href: string) => (sheets.has(href) ? `<style>${sheets.get(href)}</style>` : whole));

/** By which a policy allows exactly these sheets (CSP Level 3, section 2.3.1). */
export const sourcesOfSheets = (sheets: LinkedSheets): string[] => {
  const frames = Object.values(tags).map(frameCss);
  return [...new Set([...formSheets.values(), ...frames, ...sheets.values()])].map(
    (css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
};
