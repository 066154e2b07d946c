import { casesOf } from '../conformance-case.ts';
import { expect, expectEqual, expectOk } from '../expect.ts';
import { hasKinds, methodsOf, portNames } from '../port-methods.ts';
import { port } from '../steps.ts';

const policy = casesOf('policy');
const session = casesOf('session');

export const clientCases = [
  session('every port is absent or has all its methods', [], async (harness) => {
    const client = await harness.newBrowser();
    for (const name of portNames) {
      const offered = client[name] as unknown as Record<string, unknown> | undefined;
      if (offered === undefined) continue;
      if (hasKinds(name))
        expect(['inline', 'redirect'].includes(String(offered.kind)), `${name}.kind is "inline" or "redirect"`);
      for (const method of methodsOf(name, offered.kind))
        expectEqual(typeof offered[method], 'function', `${name}.${method} is a`);
    }
    expect(
      client.session !== undefined && client.policy !== undefined,
      'the ports session and policy are always there',
    );
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

  policy(
    'allows passwords of 64 code points (NIST SP 800-63B-4 section 3.1.1.2)',
    { promises: ['passwordRange'] },
    async (harness) => {
      const enforced = expectOk(
        await port(await harness.newBrowser(), 'policy').current(),
        'the policy can be asked for',
      );
      expect(enforced.password.maxLength >= 64, 'the longest password has 64 code points or more');
      expect(enforced.password.minLength >= 8, 'the shortest password has 8 code points or more');
    },
  ),
];
