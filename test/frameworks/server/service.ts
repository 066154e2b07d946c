/** Only has to compile: a service as docs/service.md sets it up. */
import { betterAuth } from 'better-auth';
import {
  accountPlugins,
  createAccountHandler,
  createAccountRecovery,
  createOutbox,
  expiryIndexes,
  renderMail,
  reportSecurityEvent,
  seedClients,
  signOutEverywhere,
  startHousekeeping,
  type Deliver,
  type Log,
} from 'ems-elements-server';

declare const log: Log;

const deliver: Deliver = async (mail) => {
  const { subject } = renderMail(mail, { brand: { name: 'Example' } });
  await Promise.resolve(subject.length);
};

const page = (path: string) => (token: string) => `https://www.example.org/${path}#token=${token}`;

const outbox = createOutbox({ deliver, log });
const auth = betterAuth({
  baseURL: 'https://id.example.org',
  emailAndPassword: { enabled: true, requireEmailVerification: true },
  plugins: accountPlugins({
    outbox,
    pages: {
      verification: page('verify-email'),
      emailChange: page('confirm-email'),
      passwordReset: page('reset-password'),
      deviceConfirmation: page('sign-in'),
      signIn: 'https://www.example.org/sign-in',
      account: 'https://www.example.org/account',
    },
    terms: () => ({ version: '2026-01', documents: [{ id: 'terms', title: 'Terms', href: '/terms' }] }),
  }),
});
const context = await auth.$context;
await outbox.start(context);
export const statements: string[] = expiryIndexes(context);
startHousekeeping(context, { log });
await seedClients(context, []);
await signOutEverywhere(context, 'ada@example.org', log);
await createAccountRecovery(context, log).start('ada@example.org');
await reportSecurityEvent(context, { event: 'operator_command', outcome: 'success' }, log);
export const handler = createAccountHandler(auth, { allowedOrigins: ['https://www.example.org'], log });
// @ts-expect-error: no such option
createAccountHandler(auth, { allowedOrigin: [], log });
