import { mailsAnHour } from '../../rules/limits.ts';
import { consumeByDevice } from '../devices/guesses.ts';
import { knownDeviceOf, type KnownDevice } from '../devices/known-devices.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { markCharged } from './charged.ts';

const hour = 3600;
const by = (whose: LimitRule['by']): LimitRule[] => [{ name: 'mail', by: whose, max: mailsAnHour, window: hour }];

export interface MailCharge {
  /** Whom the email goes to. */
  email: string;
  /** The account that asks, where one does. */
  userId?: string;
}

/** Refuses where nothing that is sent now would arrive; before anything is counted, and for every address alike. */
export const refuseWhileFailing = ({ outbox }: ServiceContext): void => {
  if (outbox.failing) throw problem('mail_not_sent', { retryAfter: 30 });
};

/**
 * Charges a call for the email that it causes: by the address it goes to and by the account that asks, all kinds together. The outbox
 * takes no such email of a call that wasn't charged. A device that the address's own account knows is charged by itself, so that no
 * stranger uses up the owner's emails.
 */
export const chargeMail = async (
  call: Call,
  service: ServiceContext,
  { email, userId }: MailCharge,
  device?: KnownDevice,
): Promise<void> => {
  if (userId !== undefined) await service.limits.consume(call, by('account'), userId);
  await service.limits.consume(call, by(device === undefined ? 'email' : 'device'), device ?? email);
  markCharged(call.context);
};

/** {@link chargeMail} for an email that anybody may ask for, to any address, with a pause before the next one of this kind. */
export const chargeMailTo = async (
  call: Call,
  service: ServiceContext,
  { name, email }: { name: string; email: string },
): Promise<void> => {
  refuseWhileFailing(service);
  const device = await knownDeviceOf(call, service, email);
  await consumeByDevice(call, service, { name, max: 30, window: 600, device });
  await service.limits.startCooldown(call, name, device ?? email, service.resendSeconds);
  await chargeMail(call, service, { email }, device);
};
