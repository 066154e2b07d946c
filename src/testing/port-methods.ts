import type { AuthClient, InlinePorts } from '../client/types.ts';

export type PortName = keyof Omit<AuthClient, 'allowedReturnUrls'>;

/** What a port does in the page itself, whatever its kind; and what it does besides, inline. A redirect has `start` and `result`. */
const methods = {
  session: { always: ['current', 'signIn', 'signOut', 'subscribe'] },
  policy: { always: ['current'] },
  registration: { inline: ['register'] },
  verification: { always: ['resend', 'verify', 'status'] },
  terms: { always: ['current', 'accept'] },
  secondFactor: { always: ['verify'] },
  reauthentication: { inline: ['methods', 'reauthenticate'] },
  profile: { always: ['update'] },
  email: { inline: ['pending', 'change', 'resend', 'cancel', 'confirm'] },
  password: { inline: ['change'] },
  passwordReset: { always: ['request', 'confirm'] },
  authenticators: { always: ['list', 'rename', 'remove'], inline: ['enrol', 'activate'] },
  passkeys: { always: ['list', 'rename'], inline: [] },
  linkedAccounts: { always: ['list', 'unlink'], inline: [] },
  recoveryCodes: { always: ['status'], inline: ['generate'] },
  sessions: { always: ['list', 'end', 'endOthers'] },
  applications: { always: ['list', 'revoke'] },
  deletion: { always: ['impact'], inline: ['delete'] },
} as const satisfies Record<PortName, { always?: readonly string[]; inline?: readonly string[] }>;

/** The ports, as the suite goes through them. */
export const portNames = Object.keys(methods) as PortName[];

/** The ports whose operations may happen on a page of the service. */
export type RedirectPortName = keyof InlinePorts | 'passkeys' | 'linkedAccounts';

/** Whether a port may be of either kind. */
export const hasKinds = (name: PortName): name is RedirectPortName => 'inline' in methods[name];

export const redirectPortNames: readonly RedirectPortName[] = portNames.filter(hasKinds);

/** What a port of a kind has to have. */
export const methodsOf = (name: PortName, kind: unknown): readonly string[] => {
  const { always = [], inline }: { always?: readonly string[]; inline?: readonly string[] } = methods[name];
  if (!inline) return always;
  return [...always, ...(kind === 'redirect' ? ['start', 'result'] : inline)];
};
