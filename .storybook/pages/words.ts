/**
 * What people call things (`@keywords` of the elements' classes), with the elements that do them. Each is a heading of its own, since the
 * sidebar's search finds the beginning of one and hardly its end.
 */
import { elementSources } from '../../scripts/generate/elements.ts';
import { docsIdOf, titleOf } from './elements.ts';
import { asMdx } from './markdown.ts';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const wordsPage = (root: string): string => {
  const found = new Map<string, string[]>();
  for (const { tag, summary, keywords } of elementSources(root)) {
    const element = `- [${titleOf(tag, root).split('/')[1]}](?path=/docs/${docsIdOf(tag, root)}): ${summary}`;
    for (const words of keywords.map(capital)) found.set(words, [...(found.get(words) ?? []), element]);
  }
  const sections = [...found]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([words, elements]) => `## ${words}\n\n${elements.join('\n')}\n`);
  const introduction =
    'What people ask for, and the element that does it. The search of the sidebar finds these words.';
  return asMdx(`# In your words\n\n${introduction}\n\n${sections.join('\n')}`, {
    id: 'in-your-words',
    title: 'In your words',
  });
};
