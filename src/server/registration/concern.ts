import type { Concern } from '../concern.ts';
import { day } from '../values.ts';
import { registrationModel, registrationSchema } from './registrations.ts';
import { signUpEndpoint } from './sign-up.ts';

/** What was registered and is no account yet. */
export const registrationConcern: Concern = {
  id: 'registration',
  schema: registrationSchema,
  // Named like Better Auth's own endpoint, whose place it takes.
  endpoints: (service) => ({ signUpEmail: signUpEndpoint(service) }),
  ownedBy: {
    [registrationModel]: { by: 'email', column: 'email', because: 'it is written before there is an account' },
  },
  retention: {
    [registrationModel]: { seconds: 30 * day, because: 'the last link that was sent for it may work as long' },
  },
};
