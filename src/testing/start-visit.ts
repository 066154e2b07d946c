import type { Outcome } from '../client/outcome.ts';
import type { RedirectOperation } from '../client/ports/redirect.ts';
import type { StartOptions } from '../client/ports/session.ts';
import type { InlineAuthClient } from '../client/types.ts';
import type { Visit } from './harness.ts';
import type { RedirectPortName } from './port-methods.ts';

/** Begins what a visit is about, by the `start` that belongs to it: for the `visit` of a harness. */
export const startVisit = (
  client: InlineAuthClient,
  port: RedirectPortName,
  { removes, links }: Pick<Visit, 'removes' | 'links'>,
  options: StartOptions = {},
): Promise<Outcome> => {
  const offered = client[port];
  if (offered?.kind !== 'redirect') throw new Error(`${port} is in the page itself.`);
  const choice = port === 'linkedAccounts' ? client.linkedAccounts : removes !== undefined && client.passkeys?.removal;
  return choice
    ? choice.start({ ...options, id: links ?? removes ?? '' })
    : (offered as RedirectOperation<StartOptions>).start(options);
};
