import { accountConcern } from './account/concern.ts';
import type { Concern, Sealed } from './concern.ts';
import { deletionConcern } from './deletion/concern.ts';
import { devicesConcern } from './devices/concern.ts';
import { emailConcern } from './email/concern.ts';
import { idempotencyConcern } from './idempotency/concern.ts';
import { limitsConcern } from './limits/concern.ts';
import { linksConcern } from './links/concern.ts';
import { outboxConcern } from './mail/concern.ts';
import { openIdConcern } from './openid/concern.ts';
import { passwordConcern } from './password/concern.ts';
import { recoveryConcern } from './recovery/concern.ts';
import { registrationConcern } from './registration/concern.ts';
import { secondFactorConcern } from './second-factor/concern.ts';
import { sessionsConcern } from './sessions/concern.ts';
import { stepUpConcern } from './step-up/concern.ts';
import type { Ownership, Retention } from './storage/ownership.ts';
import { termsConcern } from './terms/concern.ts';
import { verificationConcern } from './verification/concern.ts';

/** What `accountPlugins` makes plugins of. */
export const accountConcerns: readonly Concern[] = [
  limitsConcern,
  idempotencyConcern,
  outboxConcern,
  linksConcern,
  registrationConcern,
  verificationConcern,
  termsConcern,
  accountConcern,
  devicesConcern,
  stepUpConcern,
  emailConcern,
  passwordConcern,
  secondFactorConcern,
  recoveryConcern,
  sessionsConcern,
  deletionConcern,
];

/** All concerns; the plugin of the last one goes elsewhere in Better Auth's list. */
export const concerns: readonly Concern[] = [...accountConcerns, openIdConcern];

export const ownership: Ownership = Object.assign({}, ...concerns.map(({ ownedBy }) => ownedBy)) as Ownership;

export const sealed: Readonly<Record<string, Sealed>> = Object.assign(
  {},
  ...concerns.map((concern) => concern.sealed ?? {}),
) as Record<string, Sealed>;

export const retention: Readonly<Record<string, Retention>> = Object.assign(
  {},
  ...concerns.map((concern) => concern.retention),
) as Record<string, Retention>;
