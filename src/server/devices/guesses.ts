import { problem } from '../http/problem.ts';
import type { Guess } from '../limits/failures.ts';
import type { LimitRule } from '../limits/limits.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { forgetDevice, type KnownDevice } from './known-devices.ts';

/** What may be guessed before there is a session. */
type Guessed = 'password' | 'code';

/** What all devices that aren't known share: the address, or the account whose password they know. */
const strangers = (what: Guessed, whose: string): string[] => [what, 'unknown devices', whose];

/**
 * Begins a guess: counted by the device where the account knows it, else with those of all devices that it doesn't know. So no
 * stranger uses up what the owner has. After too many in a row a device is known no more, and unknown ones need a mailed link.
 */
export const beginGuess = async (
  call: Call,
  service: ServiceContext,
  what: Guessed,
  { device, whose }: { device: KnownDevice | undefined; whose: string },
): Promise<Guess> => {
  if (device !== undefined) {
    const own = await service.failures.begin(call, [what, 'device', device]);
    if (own !== 'exhausted') return own;
    await forgetDevice(call, device);
  }
  const shared = await service.failures.begin(call, strangers(what, whose));
  if (shared === 'exhausted') throw problem('device_unconfirmed');
  return shared;
};

/** Forgets the wrong guesses of unknown devices: the owner gave another proof. */
export const forgetStrangers = async (
  call: Call,
  { failures }: ServiceContext,
  { userId, email }: { userId: string; email: string },
): Promise<void> => {
  await failures.forget(call, strangers('password', email));
  await failures.forget(call, strangers('code', userId));
};

/** Counts a request by its device where the account knows it, else by the client's address, which an office or a stranger may share. */
export const consumeByDevice = (
  call: Call,
  service: ServiceContext,
  { device, ...rule }: Omit<LimitRule, 'by'> & { device: KnownDevice | undefined },
): Promise<void> => service.limits.consume(call, [{ ...rule, by: device === undefined ? 'client' : 'device' }], device);
