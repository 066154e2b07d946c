import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { freePort } from '../../support/ports.ts';

const start = resolve(import.meta.dirname, '../../../demo/start.ts');

export type Environment = Record<string, string>;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Request {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

/** `npm start` as a process of its own, on free ports and with data of its own. */
export interface Demo {
  port: number;
  mailPort: number;
  smtpPort: number;
  /** Of the account pages and of the service. */
  origin: string;
  /** Of the page on which mails are read. */
  mailPage: string;
  /** To a site by its host name, without a browser. */
  send(path: string, request?: Request, site?: string): Promise<Answer>;
  signal(name: NodeJS.Signals): Promise<Ended>;
  /** Starts it again with the same ports and data. */
  restart(env?: Environment): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

const launch = (env: Environment): Child => {
  // What the person who runs the tests has set for their own demo is not for this one.
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const own = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, SystemRoot }).filter(([, value]) => value !== undefined),
  );
  return spawn(process.execPath, [start], { env: { ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
};

const endOf = async (child: Child): Promise<Ended> => {
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
};

/** Starts it where it is not expected to last. */
export const startAndEnd = (env: Environment): Promise<Ended> => endOf(launch(env));

/** Node.js resolves no names under `localhost`, as browsers do: the name of the site goes into the header. */
const sendTo = (
  port: number,
  host: string,
  path: string,
  { method = 'GET', headers = {}, body }: Request,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers, host } }, (response) => {
      text(response).then(
        (content) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content }),
        reject,
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

export const startDemo = async (env: Environment = {}): Promise<Demo> => {
  const directory = await mkdtemp(join(tmpdir(), 'ems-e2e-'));
  const [port, mailPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const base: Environment = {
    PORT: String(port),
    MAIL_PORT: String(mailPort),
    SMTP_PORT: String(smtpPort),
    DATA_DIR: join(directory, 'data'),
    RATE_LIMITS: '1000',
    RESEND_SECONDS: '3',
    ...env,
  };
  let running: { child: Child; ended: Promise<Ended> } | undefined;

  const run = async (more: Environment = {}): Promise<void> => {
    const child = launch({ ...base, ...more });
    const ended = endOf(child);
    running = { child, ended };
    const first = await Promise.race([once(child.stdout, 'data'), ended]);
    if (!Array.isArray(first)) throw new Error(`The demo did not start: ${first.errors}`);
  };

  const signal = async (name: NodeJS.Signals): Promise<Ended> => {
    if (!running) throw new Error('The demo is not running.');
    const { child, ended } = running;
    running = undefined;
    child.kill(name);
    return ended;
  };

  await run();
  return {
    port,
    mailPort,
    smtpPort,
    origin: `http://ems.localhost:${port}`,
    mailPage: `http://127.0.0.1:${mailPort}`,
    send: (path, sent = {}, site = 'ems.localhost') => sendTo(port, `${site}:${port}`, path, sent),
    signal,
    async restart(more) {
      if (running) await signal('SIGTERM');
      await run(more);
    },
    async remove() {
      if (running) await signal('SIGTERM');
      await rm(directory, { recursive: true, force: true });
    },
  };
};
