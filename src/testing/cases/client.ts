import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk } from '../expect.ts';
import { port } from '../steps.ts';

const policy = casesOf('policy');
const session = casesOf('session');

const methods = {
  session: ['current', 'signIn', 'signOut', 'subscribe'],
  policy: ['current'],
  registration: ['register'],
  verification: ['resend', 'verify', 'status'],
  terms: ['current', 'accept'],
  secondFactor: ['verify'],
  reauthentication: ['methods', 'reauthenticate'],
  profile: ['update'],
  email: ['pending', 'change', 'resend', 'cancel', 'confirm'],
  password: ['change'],
  passwordReset: ['request', 'confirm'],
  authenticators: ['list', 'enrol', 'activate', 'rename', 'remove'],
  recoveryCodes: ['status', 'generate'],
  sessions: ['list', 'end', 'endOthers'],
  deletion: ['impact', 'delete'],
} as const;

export const clientCases = [
  session('every port is absent or has all its methods', [], async (harness) => {
    const client = await harness.newBrowser();
    for (const [name, names] of Object.entries(methods)) {
      const offered = client[name as keyof typeof methods] as unknown as Record<string, unknown> | undefined;
      if (offered === undefined) continue;
      for (const method of names) expectEqual(typeof offered[method], 'function', `${name}.${method} is a`);
    }
    expect(client.session !== undefined && client.policy !== undefined, 'the ports session and policy are always there');
  }),

  policy('is known at once', [], async (harness) => {
    const { minLength, maxLength } = port(await harness.newBrowser(), 'policy').initial.password;
    expect(Number.isInteger(minLength) && Number.isInteger(maxLength), 'the lengths are whole numbers');
    expect(minLength > 0 && minLength <= maxLength, 'the shortest length is not above the longest');
  }),

  policy('what a form demands at first is what the service enforces', [], async (harness) => {
    const { initial, current } = port(await harness.newBrowser(), 'policy');
    const enforced = expectOk(await current(), 'the policy can be asked for');
    expectEqual(initial, enforced, 'policy.initial is what policy.current() answers');
  }),

  policy('allows passwords of 64 code points (NIST SP 800-63B-4 section 3.1.1.2)', [], async (harness) => {
    const enforced = expectOk(await port(await harness.newBrowser(), 'policy').current(), 'the policy can be asked for');
    expect(enforced.password.maxLength >= 64, 'the longest password has 64 code points or more');
    expect(enforced.password.minLength >= 8, 'the shortest password has 8 code points or more');
  }),
];
