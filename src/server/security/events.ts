import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import type { SecurityEventName } from '../../contract/security-events.ts';
import type { Factor } from '../../rules/factors.ts';
import type { Log } from '../log.ts';

/** Something that matters to whoever has to find out later what happened. Holds no secret, no name and no email address. */
export interface SecurityEvent {
  event: SecurityEventName;
  outcome: 'success' | 'failure';
  /** Why it failed: the problem's code, or the error of OAuth 2.0. */
  reason?: string | undefined;
  /** Of the failure, as the person sees it and the log has it. */
  reference?: string | undefined;
  /** Whose account it is about, as far as that is known; for a failure the one that was aimed at. */
  accountId?: string | undefined;
  /** Which session: the one that acted, or that began or ended with it. */
  sessionId?: string | undefined;
  /** The other site, where one asked. */
  clientId?: string | undefined;
  /** The IP address that the request came from. */
  clientAddress?: string | undefined;
  /** What was shown in this request, and was right. */
  factors?: readonly Factor[] | undefined;
}

export type OnSecurityEvent = (event: SecurityEvent) => void | Promise<void>;

/** What is learned about a request on its way. */
export interface Noted extends Partial<Omit<SecurityEvent, 'outcome' | 'clientAddress'>> {
  /** What happened besides, if the request succeeds. */
  also?: readonly SecurityEventName[];
}

const requests = new AsyncLocalStorage<Noted>();

export const collecting = <T>(noted: Noted, work: () => Promise<T>): Promise<T> => requests.run(noted, work);

/** Notes for the events of the running request. What was learned first stays; factors, and what happened besides, come together. */
export const note = (more: Noted): void => {
  const noted = requests.getStore();
  if (!noted) return;
  const factors = [...new Set([...(noted.factors ?? []), ...(more.factors ?? [])])];
  const also = [...new Set([...(noted.also ?? []), ...(more.also ?? [])])];
  Object.assign(noted, { ...more, ...noted }, factors.length > 0 && { factors }, also.length > 0 && { also });
};

const id = 'ems-security-events';

/** Carries the callback to where requests come in. */
export const securityEventsPlugin = (onSecurityEvent: OnSecurityEvent | undefined): BetterAuthPlugin => ({
  id,
  options: { onSecurityEvent },
});

/**
 * Hands events over, for what happens past the interface too, such as an operator's command. A listener that fails is logged, and
 * changes nothing of what it was told.
 */
export const reportSecurityEvent = async (
  context: Pick<AuthContext, 'getPlugin'>,
  event: SecurityEvent,
  log: Log,
): Promise<void> => {
  const { onSecurityEvent } = (context.getPlugin(id)?.options ?? {}) as { onSecurityEvent?: OnSecurityEvent };
  try {
    await onSecurityEvent?.(event);
  } catch (error) {
    log({ level: 'error', event: 'security_event_failed', about: event.event, error });
  }
};
