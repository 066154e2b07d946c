/**
 * `npm run test:http-fuzz`: schemathesis asks the started service whatever docs/openapi.json allows, and much that it doesn't. No
 * answer may be a failure (5xx), none another than the document says (status, content type, headers, members), and what the document
 * does not allow is refused.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { keepTest } from '../../scripts/failures/keep.ts';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { startTestService } from '../support/service.ts';
import { installSchemathesis } from './schemathesis.ts';
import { startSessionProxy, type SessionProxy } from './session-proxy.ts';

const checks = [
  ...[
    'not_a_server_error',
    'status_code_conformance',
    'content_type_conformance',
    'response_headers_conformance',
    'response_schema_conformance',
  ],
  // What the document doesn't allow is refused.
  'negative_data_rejection',
];

/** As many examples of each operation, the same ones each time. Arguments of this script come after these, and so before them. */
const bounds = [
  '--max-examples',
  '40',
  '--generation-deterministic',
  '--no-shrink',
  '--continue-on-failure',
  '--request-timeout',
  '20',
];

/** It keeps what it needs to replay a failure where it runs. */
const folder = '.cache/http-fuzz';

const fuzz = async (program: string, baseURL: string): Promise<{ code: number; output: string }> => {
  mkdirSync(folder, { recursive: true });
  const document = new URL('../../docs/openapi.json', import.meta.url).pathname;
  const settings = [
    '--generation-with-security-parameters',
    'false',
    '--output-sanitize',
    'false',
    '--warnings',
    'off',
    '--no-color',
  ];
  const args = [
    'run',
    document,
    '--url',
    baseURL,
    '--checks',
    checks.join(','),
    ...settings,
    ...bounds,
    ...process.argv.slice(2),
  ];
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output };
};

/** What was answered how often: an operation that is only ever refused isn't tested. */
const show = ({ answered }: SessionProxy): void => {
  for (const { http } of Object.values(operations) as Operation[]) {
    const request = `${http.method} ${http.path}`;
    const statuses = [...(answered.get(request) ?? [])].sort(([a], [b]) => a - b);
    console.log(`  ${request}: ${statuses.map(([status, count]) => `${count} × ${status}`).join(', ')}`);
  }
};

/** Keeps what schemathesis says of each operation that failed: a line of its name, then what was sent and answered. */
const keepFailures = (output: string): void => {
  const [, failures = output] = output.split(/^=+ (?:FAILURES|ERRORS) =+$/m);
  const [outside, ...named] = failures.split(/^_+ (.+?) _+$/m);
  if (!named.length) keepTest('schemathesis', outside ?? '');
  for (let at = 0; at < named.length; at += 2) keepTest(named[at] ?? '', named[at + 1] ?? '');
};

const program = installSchemathesis();
if (program === undefined) {
  console.log(
    '!!! SKIPPED: the service is not fuzzed, because schemathesis could not be installed. That takes Python 3.10 with venv and pip, and PyPI.',
  );
  console.log('\n0 passed, 0 failed');
} else {
  const service = await startTestService();
  const proxy = await startSessionProxy(service);
  const { code, output } = await fuzz(program, proxy.baseURL).finally(() => proxy.stop().then(() => service.stop()));
  if (code !== 0) keepFailures(output);
  show(proxy);
  const [, generated = 0, passed = 0] = (/(\d+) generated, (\d+) passed/.exec(output) ?? []).map(Number);
  console.log(`\n${passed} passed, ${code === 0 ? 0 : Math.max(1, generated - passed)} failed`);
  process.exitCode = code;
}
