import { normalizeName } from '../../rules/name.ts';
import { tidyValues } from '../../rules/profile-field.ts';
import { refusedProfile, type ProfileRules } from '../../rules/refused-profile.ts';
import { problem } from '../http/problem.ts';
import { languageOf } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { lockAccount } from './lock.ts';
import { attributesOf, toProfileField } from './profile-fields.ts';
import { toAccount } from './users.ts';

/** `GET /account/profile`. */
export const profileEndpoint = (service: ServiceContext) =>
  sessionEndpoint('profile.current', service, (call, { user }) => {
    const language = languageOf(call, service);
    const values = attributesOf(user);
    return Promise.resolve({
      readOnly: [...service.readOnlyProfile],
      language: user.language ?? undefined,
      languages: [...service.languages],
      fields: service.profileFields.map((field) => toProfileField(field, values[field.name] ?? [], language)),
    });
  });

const rulesOf = ({ maxNameLength, languages, profileFields, readOnlyProfile }: ServiceContext): ProfileRules => ({
  maxNameLength,
  readOnly: readOnlyProfile,
  languages,
  fields: profileFields.map((field) => toProfileField(field, [], '')),
});

/** `POST /account/profile`. */
export const updateProfileEndpoint = (service: ServiceContext) =>
  sessionEndpoint('profile.update', service, async (call, signedIn) => {
    const { body } = call;
    const [refused, ...others] = refusedProfile(body, rulesOf(service));
    if (refused)
      throw problem(refused.code, { field: refused.field, ...(others.length > 0 && { errors: [refused, ...others] }) });
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const { firstName, lastName } = toAccount(user);
        const names = {
          firstName: normalizeName(body.firstName ?? firstName),
          lastName: normalizeName(body.lastName ?? lastName),
        };
        const given = Object.entries(body.attributes ?? {}).map(([name, values]) => [name, tidyValues(values)]);
        const attributes = JSON.stringify({ ...attributesOf(user), ...Object.fromEntries(given) });
        await call.context.internalAdapter.updateUser(user.id, {
          ...((body.firstName ?? body.lastName) !== undefined && {
            name: `${names.firstName} ${names.lastName}`,
            ...names,
          }),
          ...(body.language !== undefined && { language: body.language }),
          ...(given.length > 0 && { attributes }),
        });
        return toAccount({ ...user, ...((body.firstName ?? body.lastName) !== undefined && names) });
      },
    });
  });
