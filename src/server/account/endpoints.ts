import { maxNameLength as usual } from '../../rules/name.ts';
import { deleteSessionCookie } from 'better-auth/cookies';
import { endpoint } from '../http/endpoint.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { accountStatusOf } from './account-status.ts';
import { currentSession, sessionToken } from './current-session.ts';

export const sessionStateEndpoint = (service: ServiceContext) =>
  endpoint('session.current', async (call) => {
    const session = await currentSession(call, service);
    return session ? accountStatusOf(call, service, session.user) : { status: 'anonymous' };
  });

export const policyEndpoint = ({ passwordPolicy: { minLength, maxLength }, maxNameLength }: ServiceContext) =>
  endpoint('policy.current', () => ({
    password: { minLength, maxLength },
    ...(maxNameLength !== usual && { name: { maxLength: maxNameLength } }),
  }));

export const signOutEndpoint = () =>
  endpoint('session.signOut', async (call) => {
    const token = await sessionToken(call);
    if (token !== undefined) {
      const { internalAdapter } = call.context;
      const found = await internalAdapter.findSession(token);
      if (found) note({ accountId: found.user.id, sessionId: found.session.id });
      await internalAdapter.deleteSession(token);
    }
    deleteSessionCookie(call);
    return {};
  });
