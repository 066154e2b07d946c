import { writeFile } from 'node:fs/promises';
import { conformanceCases, type PortName } from '../../src/testing/index.ts';

const ports: PortName[] = [
  'session',
  'policy',
  'registration',
  'verification',
  'terms',
  'secondFactor',
  'reauthentication',
  'profile',
  'email',
  'password',
  'passwordReset',
  'authenticators',
  'recoveryCodes',
  'sessions',
  'deletion',
];

const listOf = (port: PortName): string =>
  conformanceCases
    .filter((candidate) => candidate.port === port)
    .map(({ name, needs }) => `- ${name}${needs.length > 0 ? ` _(needs ${needs.map((need) => `\`${need}\``).join(', ')})_` : ''}`)
    .join('\n');

/** The contents of `docs/conformance.md`. */
export const conformanceDoc = (): string => `# The conformance suite

<!-- Generated from src/testing by test/testing/conformance-doc.ts. -->

\`ems-elements/testing\` holds ${conformanceCases.length} cases that every client has to pass, whatever service is behind it. They need no test runner
and no browser. How to run them is told in [clients](clients.md#run-the-suite).

A case that needs a port which the client doesn't offer, or an ability which the harness doesn't have (\`newTab\`, \`expireToken\`,
\`advance\`, \`totp\`, \`publishTerms\`), is skipped with the reason. \`account\` stands for a verified account, made by the client's ports or by
the harness's \`createAccount\`, \`inline\` for a client whose people sign in in the page itself.
${ports.map((port) => `\n## ${port}\n\n${listOf(port)}\n`).join('')}`;

if (import.meta.main) await writeFile(new URL('../../docs/conformance.md', import.meta.url), conformanceDoc());
