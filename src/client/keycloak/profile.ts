import { failure, type Outcome } from '../outcome.ts';
import type { ProfilePort } from '../ports/profile.ts';
import { textOf } from '../text-of.ts';
import type { KeycloakAccount } from './account.ts';
import type { RealmTextsOptions } from './realm-texts.ts';

/** What is needed by a person who looks at a profile, or saves it, is fetched then. */
const fetched = async <Part, T>(load: Promise<Part>, run: (part: Part) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  let part: Part;
  try {
    part = await load;
  } catch (error) {
    return failure('part_missing', { detail: textOf(error) });
  }
  return run(part);
};

export const createProfile = (account: KeycloakAccount, texts: RealmTextsOptions): ProfilePort => ({
  current: (options) =>
    fetched(import('./realm-profile.ts'), ({ readRealmProfile }) => readRealmProfile(account, options, texts)),
  update: (input, options) =>
    fetched(import('./change-profile.ts'), ({ changeProfile }) => changeProfile(account, input, options)),
});
