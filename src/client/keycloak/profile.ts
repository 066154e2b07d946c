import type { ProfilePort } from '../ports/profile.ts';
import type { KeycloakAccount } from './account.ts';
import { fetched } from './fetched.ts';
import type { RealmTextsOptions } from './realm-texts.ts';

export const createProfile = (account: KeycloakAccount, texts: RealmTextsOptions): ProfilePort => ({
  current: (options) =>
    fetched(import('./realm-profile.ts'), ({ readRealmProfile }) => readRealmProfile(account, options, texts)),
  update: (input, options) =>
    fetched(import('./change-profile.ts'), ({ changeProfile }) => changeProfile(account, input, options)),
});
