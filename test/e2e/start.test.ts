import { connect, createServer, type Server } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { demoSites } from '../../demo/site-list.ts';
import { readMails } from '../support/mail.ts';
import { freePort } from '../support/ports.ts';
import { startAndEnd, startDemo, type Demo, type Environment } from './support/demo.ts';
import { newPerson } from './support/person.ts';
import { post, settle } from './support/service.ts';

const listen = (port: number): Promise<Server> =>
  new Promise((listening, failed) => {
    const server = createServer().once('error', failed);
    server.listen(port, '127.0.0.1', () => listening(server));
  });

const isTaken = (port: number): Promise<boolean> =>
  new Promise((answered) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), answered(true)));
    socket.once('error', () => answered(false));
  });

/** What it says when it can't start: one line. */
const failure = async (env: Environment): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'ems-e2e-'));
  const ports = {
    PORT: String(await freePort()),
    MAIL_PORT: String(await freePort()),
    SMTP_PORT: String(await freePort()),
  };
  try {
    const { code, output, errors } = await startAndEnd({ ...ports, DATA_DIR: join(directory, 'data'), ...env });
    expect([code, output]).toEqual([1, '']);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    return errors;
  } finally {
    await rm(directory, { recursive: true });
  }
};

for (const name of ['PORT', 'MAIL_PORT', 'SMTP_PORT']) {
  test(`a ${name} that is in use is said in one line`, async () => {
    const port = await freePort();
    const server = await listen(port);
    try {
      expect(await failure({ [name]: String(port) })).toContain(`Port ${port} is in use.`);
    } finally {
      server.close();
    }
  });
}

const wrongSettings: Environment[] = [
  { PORT: 'eighty' },
  { MAIL_PORT: '99999' },
  { SMTP_PORT: '1.5' },
  { SMTP_URL: 'mail.example.org' },
];

test('a setting that is wrong is said in one line that names it', async () => {
  for (const setting of wrongSettings) {
    const [name = ''] = Object.keys(setting);
    expect(await failure(setting)).toMatch(new RegExp(`^${name} has to be `));
  }
});

test('it says what to open, and Ctrl-C ends everything that it started', async () => {
  const demo = await startDemo();
  const ports = [demo.port, demo.mailPort, demo.smtpPort];
  expect(await Promise.all(ports.map(isTaken))).toEqual([true, true, true]);
  const { code, output, errors } = await demo.signal('SIGINT');
  expect([code, errors]).toEqual([0, '']);
  for (const address of [
    `http://localhost:${demo.port}/`,
    `${demo.origin}/register`,
    `http://localhost:${demo.mailPort}/`,
  ]) {
    expect(output).toContain(address);
  }
  for (const { host } of demoSites) expect(output).toContain(`http://${host}:${demo.port}/`);
  for (const port of ports) (await listen(port)).close();
  await demo.remove();
});

const statusOf = async (demo: Demo, cookie: string): Promise<unknown> =>
  (JSON.parse((await demo.send('/api/auth/account/session', { headers: { cookie } })).body) as { status: unknown })
    .status;

test('kill -9 loses nothing: account, session, registration and its mail', async () => {
  const demo = await startDemo();
  try {
    const [settled, registered] = [newPerson(), newPerson()];
    await settle(demo, settled);
    const signedIn = await post(demo, '/sign-in/email', settled);
    const cookie = [signedIn.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect(await statusOf(demo, cookie)).toBe('terms_due');
    expect((await post(demo, '/sign-up/email', registered)).status).toBe(200);
    await demo.signal('SIGKILL');
    await demo.restart();
    expect(await statusOf(demo, cookie)).toBe('terms_due');
    // The catcher was killed with it: a mail that it had in part is there a second time, and whole.
    const verify = async (): Promise<boolean> => {
      for (const { token } of await readMails(demo.mailPage, registered.email)) {
        const { password } = registered;
        if ((await post(demo, '/email-verification/verify', { token, password })).status === 200) return true;
      }
      return false;
    };
    await expect.poll(verify).toBe(true);
    for (const person of [settled, registered]) expect((await post(demo, '/sign-in/email', person)).status).toBe(200);
  } finally {
    await demo.remove();
  }
});
