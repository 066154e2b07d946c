import { maxNameLength as usual } from '../../rules/name.ts';
import { deleteSessionCookie } from 'better-auth/cookies';
import { endpoint } from '../http/endpoint.ts';
import type { ServiceContext } from '../service-context.ts';
import { endOwnSession } from '../sessions/end-session.ts';
import { accountStatusOf } from './account-status.ts';
import { askedSession } from './current-session.ts';

export const sessionStateEndpoint = (service: ServiceContext) =>
  endpoint('session.current', async (call) => {
    const session = await askedSession(call, service);
    return session ? accountStatusOf(call, service, session.user) : { status: 'anonymous' };
  });

export const policyEndpoint = ({ passwordPolicy: { minLength, maxLength }, maxNameLength }: ServiceContext) =>
  endpoint('policy.current', () => ({
    password: { minLength, maxLength },
    ...(maxNameLength !== usual && { name: { maxLength: maxNameLength } }),
  }));

export const signOutEndpoint = () =>
  endpoint('session.signOut', async (call) => {
    await endOwnSession(call);
    deleteSessionCookie(call);
    return {};
  });
