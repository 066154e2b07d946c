import type { MessageGroups } from './message-groups.ts';

/** Words of some groups; what is missing stays English. */
export type PartialMessageGroups = { readonly [Group in keyof MessageGroups]?: Partial<MessageGroups[Group]> };

/** Fetches words, for example a file that has them as its default export. */
export type WordsLoader = () => Promise<{ default: PartialMessageGroups }>;

/** The words of one language. */
export interface Locale {
  /** BCP 47 tag. `de` serves `de-AT` too; what that adds or says otherwise can be registered as well. */
  code: string;
  /** Words that are there at once. */
  groups: PartialMessageGroups;
  /** Words that are fetched with the element that shows them, by the name of its group. */
  files?: Readonly<Record<string, WordsLoader>>;
  /** Words of all groups without a file of their own, fetched with the first element that shows one of them. */
  rest?: WordsLoader;
}
