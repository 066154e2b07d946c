import { APIError } from 'better-auth/api';
import { emailKey } from '../../rules/email.ts';
import { findUser, toAccount } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { refuseFields } from '../http/problem.ts';
import { endLinks, findLink, mailbox, makeLink, type AccountLink } from '../links/account-links.ts';
import { chargeMailTo } from '../mail/charge.ts';
import { languageFor } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { forgetStrangers } from './guesses.ts';
import { knownDevice, rememberDevice, type KnownDevice } from './known-devices.ts';

/** Writes the same rows for every address, so that neither the answer nor its time tells whether it has an account. */
const mailDeviceLink = async (call: Call, service: ServiceContext, email: string): Promise<void> => {
  const found = (await findUser(call, email))?.user;
  const user = found?.emailVerified ? found : undefined;
  const { token, expiresAt } = await makeLink(call, service, {
    purpose: 'device',
    userId: user?.id ?? '',
    subjectId: mailbox(email),
    seconds: service.resetSeconds,
  });
  const mail = user && {
    kind: 'device_link' as const,
    to: user.email,
    firstName: toAccount(user).firstName,
    url: service.pages.deviceConfirmation(token),
    expiresAt: expiresAt.toISOString(),
    language: languageFor(call, service, user),
  };
  await service.outbox.write(call.context, mail, expiresAt);
};

/** Nothing for a token that opens nothing: what is wrong with the sign-in is said anyway, and the way to another link. */
const openLink = async (
  call: Call,
  service: ServiceContext,
  token: string | undefined,
): Promise<AccountLink | undefined> => {
  if (token === undefined) return undefined;
  try {
    return await findLink(call, service, 'device', token);
  } catch (error) {
    if (error instanceof APIError) return undefined;
    throw error;
  }
};

/**
 * The device that signs in to an address, where its account knows it. One that brings the token of a mailed link is known from then on,
 * whatever comes of the sign-in; until the link ends it is the device itself, for browsers that keep no cookie.
 */
export const deviceOf = async (
  call: Call,
  service: ServiceContext,
  email: string,
  token: string | undefined,
): Promise<{ device: KnownDevice | undefined; link: AccountLink | undefined }> => {
  const userId = (await findUser(call, email))?.user.id;
  const known = await knownDevice(call, service, userId);
  const link = await openLink(call, service, token);
  if (!link || link.userId !== userId || link.subjectId !== mailbox(email)) return { device: known, link: undefined };
  if (known === undefined) await rememberDevice(call, service, link.userId);
  return { device: known ?? `link ${link.id}`, link };
};

/** The owner came in by a mailed link: it is spent, and what strangers tried before is forgotten. */
export const spendDeviceLink = async (
  call: Call,
  service: ServiceContext,
  { userId }: AccountLink,
  email: string,
): Promise<void> => {
  await endLinks(call, userId, 'device');
  await forgetStrangers(call, service, { userId, email });
};

/** `POST /sign-in/device-link`. The way in for whoever is kept out by others' wrong guesses. */
export const deviceLinkEndpoint = (service: ServiceContext) =>
  endpoint('session.requestDeviceLink', async (call) => {
    refuseFields({ email: call.body.email });
    const email = emailKey(call.body.email);
    return service.idempotency.once(call, {
      prepare: () => chargeMailTo(call, service, { name: 'device-link', email }),
      commit: async () => {
        await mailDeviceLink(call, service, email);
        return { retryAfter: service.resendSeconds };
      },
    });
  });
