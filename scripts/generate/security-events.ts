/** `docs/security-events.md`: the list of the contract in the place that the template beside this file has for it. */
import { readFileSync } from 'node:fs';
import { operations } from '../../src/contract/operations.ts';
import type { OperationName } from '../../src/contract/routes.ts';
import { operationEvents, protocolEvents, securityEvents } from '../../src/contract/security-events.ts';

const requestsOf = (event: string): string[] => [
  ...Object.entries(operationEvents)
    .filter(([, own]) => own === event)
    .map(([name]) => operations[name as OperationName].http)
    .map(({ method, path }) => `${method} ${path}`),
  ...Object.entries(protocolEvents)
    .filter(([, own]) => own === event)
    .map(([request]) => request),
];

const table = (): string =>
  [
    '| event | what | request |',
    '|---|---|---|',
    ...Object.entries(securityEvents).map(
      ([event, what]) =>
        `| \`${event}\` | ${what} | ${requestsOf(event)
          .map((request) => `\`${request}\``)
          .join(', ')} |`,
    ),
  ].join('\n');

export const securityEventsPage = (): string =>
  readFileSync(new URL('security-events.template.md', import.meta.url), 'utf8').replace('{{events}}', table);
