/** `src/development/package-facts.ts`: what the development warnings know of the package. */
import { repositoryPage } from '../repository.ts';
import { byTag, elementSources } from './elements.ts';
import { languageCodes } from './messages.ts';

export const packageFacts = (root: string): string => {
  const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const rows = byTag(elementSources(root)).map(({ tag, slots }) => `  '${tag}': [${quoted(slots)}],\n`);
  return `// Written by \`npm run generate\`.

/** Every element and its slots, by the \`@slot\` in the comment of its class. */
export const slotsOf = {
${rows.join('')}} as const;

/** The languages that come with the package, besides English. */
export const shippedLanguages: readonly string[] = [${quoted(languageCodes(root))}];

/** Where the documentation stands. */
export const docs = '${repositoryPage(root)}/blob/HEAD/docs';
`;
};
