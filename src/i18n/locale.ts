import type { MessageGroups } from './message-groups.ts';

/** Words of some groups; what is missing stays English. */
export type PartialMessageGroups = { readonly [Group in keyof MessageGroups]?: Partial<MessageGroups[Group]> };

/** The words of one language. */
export interface Locale {
  /** BCP 47 tag. `de` serves `de-AT` too; what that adds or says otherwise can be registered as well. */
  code: string;
  /** Words that are there at once. */
  groups: PartialMessageGroups;
  /** Words that are fetched with the element that shows them, by the name of its group. */
  files?: Readonly<Record<string, () => Promise<{ default: PartialMessageGroups }>>>;
}
