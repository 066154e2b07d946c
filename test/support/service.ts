import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BetterAuthPlugin } from 'better-auth';
import type { ServiceExtras } from '../../demo/service/service.ts';
import type { AccountRecovery, FormPagesOptions, Log, LogEntry } from '../../src/server/index.ts';
import { createTestDatabase } from './database.ts';
import { dataDirectory } from './directory.ts';
import { eventually } from './eventually.ts';
import { startMailbox, type Mailbox, type ReceivedMail } from './mailbox.ts';
import { freePort } from './ports.ts';
import { runApart, runHere, type Environment, type Running } from './running.ts';

export interface TestServiceOptions {
  /** Settings of `docs/service.md`. Rate limits are a thousand times the usual ones when `RATE_LIMITS` is absent. */
  env?: Environment | undefined;
  /** In a process of its own, which can be killed. */
  apart?: boolean | undefined;
  /** Whether mail is taken from the beginning; yes when absent. */
  mail?: boolean | undefined;
  /** Better Auth's own plugins besides ours; not where the service runs apart. */
  plugins?: BetterAuthPlugin[] | undefined;
  /** Of the account plugins; not where the service runs apart. */
  account?: NonNullable<ServiceExtras['account']> | undefined;
  /** Draws the pages whose forms work without a script; without it there are none. Not where the service runs apart. */
  drawPage?: FormPagesOptions['render'] | undefined;
}

export interface TestService {
  /** Of the account pages and of the interface. */
  origin: string;
  /** Of the interface, for a client. */
  baseURL: string;
  /** The mails to an address in the order they came, once there are `count`; 1 when absent. */
  inbox(email: string, options?: { count?: number }): Promise<[ReceivedMail, ...ReceivedMail[]]>;
  /** All mails to an address, once nothing is left to be sent to anybody. */
  finalInbox(email: string): Promise<ReceivedMail[]>;
  /** What was logged; not of a service that runs apart. */
  logged: LogEntry[];
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Brings another version of the terms into force; not where the service runs apart. */
  setTermsVersion(version: string): void;
  /** What the operator does for accounts whose factor is lost; not where the service runs apart. */
  recovery(): AccountRecovery;
  /** As whoever runs it; not where it runs apart. */
  signOutEverywhere(email: string): Promise<boolean>;
  /** The time as the service sees it. */
  now(): Date;
  /** Lets time pass for the service, except for its sessions; not where it runs apart. */
  advance(seconds: number): void;
  startMail(): Promise<void>;
  stopMail(): Promise<void>;
  /** `kill -9`; only where the service runs apart. Followed by `restart`. */
  kill(): Promise<void>;
  /** Stops the service, if it runs, and starts it on the same port with the same data, and with these settings from now on. */
  restart(env?: Environment): Promise<void>;
  /** Stops everything and removes its data. */
  stop(): Promise<void>;
}

/** The demo's account service with a real database and a real mail server, on free ports, in a directory of its own. */
export const startTestService = async ({
  env = {},
  apart = false,
  mail = true,
  plugins = [],
  account = {},
  drawPage,
}: TestServiceOptions = {}): Promise<TestService> => {
  const directory = await dataDirectory();
  const dataDir = join(directory, 'data');
  const port = await freePort();
  const smtpPort = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const database = await createTestDatabase(dataDir);
  const settings: Environment = {
    PORT: String(port),
    BASE_URL: `${origin}/api/auth`,
    SITE_URL: origin,
    DATA_DIR: dataDir,
    // One connection for all mails: a mail server takes its time to greet each new one.
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}/?pool=true`,
    RATE_LIMITS: '1000',
    // Where it is on, somebody else's service is asked.
    BREACHED_PASSWORDS: 'off',
    ...(database.url !== undefined && { DATABASE_URL: database.url }),
    ...env,
  };
  const logged: LogEntry[] = [];
  const log: Log = (entry) => void logged.push(entry);
  let ahead = 0;
  // Where limits are the usual ones, time stands still between two steps: how many a test does in a minute isn't the machine's to say.
  const begun = Date.now();
  const stands = settings['RATE_LIMITS'] === '1';
  const now = (): Date => new Date((stands ? begun : Date.now()) + ahead * 1000);
  const run = (): Promise<Running> => {
    if (apart) return runApart(settings);
    const aheadAtStart = ahead;
    // The provider goes by the machine's clock: codes and tokens that it issues would be old as soon as a test's clock moved on.
    const sweepNow = (): Date => new Date(Date.now() + aheadAtStart * 1000);
    return runHere(settings, { log, now, sweepNow, plugins, account, drawPage });
  };

  const mails = join(directory, 'mails');
  let mailbox: Mailbox | undefined = mail ? await startMailbox(mails, smtpPort) : undefined;
  const reachable = (): Mailbox => {
    if (!mailbox) throw new Error('The mail server is stopped.');
    return mailbox;
  };
  let running: Running | undefined;
  try {
    running = await run();
  } catch (error) {
    // What is left open would keep the test's process from ending, and its failure from being seen.
    await mailbox?.close();
    await database.drop();
    throw error;
  }
  const alive = (): Running => {
    if (!running) throw new Error('The service is stopped.');
    return running;
  };

  return {
    origin,
    baseURL: `${origin}/api/auth`,
    logged,
    inbox: (email, options) => reachable().inbox(email, options),
    async finalInbox(email) {
      await eventually('an empty outbox', async () =>
        (await database.query('select id from "outgoingMail"')).length === 0 ? true : undefined,
      );
      return reachable().peek(email);
    },
    query: (sql) => database.query(sql),
    setTermsVersion: (version) => alive().setTermsVersion(version),
    recovery: () => alive().recovery,
    signOutEverywhere: (email) => alive().signOutEverywhere(email),
    now,
    advance(seconds) {
      ahead += seconds;
    },
    async startMail() {
      mailbox ??= await startMailbox(mails, smtpPort);
    },
    async stopMail() {
      await mailbox?.close();
      mailbox = undefined;
    },
    async kill() {
      await alive().kill();
      running = undefined;
    },
    async restart(changed = {}) {
      await running?.stop();
      running = undefined;
      Object.assign(settings, changed);
      running = await run();
      // This process's kept connections to the one before are gone; the first request over each of them notices.
      await eventually('the service to answer', () =>
        fetch(`${origin}/api/auth/account/policy`).catch(() => undefined),
      );
    },
    async stop() {
      await running?.stop();
      running = undefined;
      await mailbox?.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
