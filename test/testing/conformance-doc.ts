import { writeFile } from 'node:fs/promises';
import {
  conformanceCases,
  conformancePromises,
  harnessAbilities,
  portNames,
  type ConformanceCase,
  type PortName,
} from '../../src/testing/index.ts';

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** What stands after the name of a case. */
const termsOf = ({ kind, needs, promises }: ConformanceCase): string => {
  const terms = [
    kind === 'redirect' && 'on a page of the service',
    kind === 'either' && 'either kind',
    needs.length > 0 && `needs ${code([...new Set(needs)])}`,
    promises.length > 0 && `promises ${code(promises)}`,
  ].filter((term) => term !== false);
  return terms.length > 0 ? ` _(${terms.join('; ')})_` : '';
};

const listOf = (port: PortName): string =>
  conformanceCases
    .filter((candidate) => candidate.port === port)
    .map((candidate) => `- ${candidate.name}${termsOf(candidate)}`)
    .join('\n');

const promiseList = Object.entries(conformancePromises)
  .map(([name, words]) => `| \`${name}\` | ${words} |`)
  .join('\n');

/** The contents of `docs/conformance.md`. */
export const conformanceDoc = (): string => `# The conformance suite

<!-- Generated from src/testing by test/testing/conformance-doc.ts. -->

\`ems-elements-testing\` holds ${conformanceCases.length} cases that every client has to pass, whatever service is behind it. They need no test runner
and no browser. How to run them is told in [clients](clients.md#run-the-suite).

A case ends in one of four ways:

- **kept**: the client does as the interface says.
- **not kept**: the case judges a [promise](#promises) that the harness names among its traits, and the client fails it as expected.
- **skipped**: the client lacks a port, has it of the other kind, or the harness lacks an ability
  (${code(harnessAbilities)}). The reason is told.
- **failed**: anything else. That includes a promise that is kept although a trait says that it isn't.

A port that a case judges or needs has to do its operations in the page itself, unless "either kind" or "on a page of the service" is said.
Besides ports and abilities a case may need \`account\` (a verified account, made by the client's ports or by the harness's
\`createAccount\`), \`authenticator\` (one can be set up, in the page itself or on a page of the service), \`waiting\` (whoever isn't
verified waits in the page itself, not where the signing in happens), \`staySignedIn\` (the service heeds whether the person wants to stay
signed in) and \`deviceLink\` (it mails links that let a device sign in).

## Promises

Not every service can keep these. Everything else every client has to keep.

| promise | in words |
|---|---|
${promiseList}
${portNames.map((port) => `\n## ${port}\n\n${listOf(port)}\n`).join('')}`;

if (import.meta.main) await writeFile(new URL('../../docs/conformance.md', import.meta.url), conformanceDoc());
