import type { Concern } from '../concern.ts';
import { day } from '../values.ts';
import { linkModel, linkSchema } from './links.ts';
import { sendEndpoint } from './send.ts';
import { statusEndpoint } from './status.ts';
import { verifyEndpoint } from './verify.ts';

/** Makes an account of a registration whose email was answered. */
export const verificationConcern: Concern = {
  id: 'email-verification',
  schema: linkSchema,
  endpoints: (service) => ({
    sendLink: sendEndpoint(service),
    spendLink: verifyEndpoint(service),
    linkStatus: statusEndpoint(service),
  }),
  ownedBy: { [linkModel]: { by: 'email', column: 'email', because: 'it is written before there is an account' } },
  retention: { [linkModel]: { seconds: 60 * day, because: 'an old link is called expired or used, and not invalid' } },
};
