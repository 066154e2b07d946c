import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { readConfig } from '../../demo/service/config.ts';
import { openDatabase } from '../../demo/service/database.ts';
import { createSmtpTransport } from '../../demo/service/mail.ts';
import { samples } from '../../stories/support/mails.ts';
import { dataDirectory } from '../support/directory.ts';

/** Leads to this machine on Linux, and isn't one of its names: what is sent there counts as sent over a network. */
const elsewhere = '0.0.0.0';

/** A server that says its words to whoever comes, and keeps what it was sent. */
const startListener = async (
  t: TestContext,
  talk: (socket: Socket, data?: Buffer) => void,
): Promise<{ port: number; heard: () => string }> => {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard.push(data);
      talk(socket, data);
    });
    talk(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(heard).toString('latin1') };
};

/** A mail server, or somebody on the way to it, who offers no encryption. */
const talkPlainly = (socket: Socket, data?: Buffer): void => {
  if (data === undefined) return void socket.write('220 ready\r\n');
  const [command = ''] = data.toString('latin1').split(/[ \r]/);
  const answers: Record<string, string> = {
    EHLO: '250-here\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n',
    AUTH: '235 welcome\r\n',
    STARTTLS: '502 no such thing\r\n',
    DATA: '354 go on\r\n',
  };
  socket.write(answers[command] ?? '250 ok\r\n');
};

const [mail] = Object.values(samples('Zoë', 'en'));
const deliverBy = async (t: TestContext, smtpURL: string): Promise<void> => {
  const transport = createSmtpTransport({ ...readConfig({}), smtpURL });
  t.after(() => transport.close());
  await transport.deliver(mail!, 'id');
};

describe('an email on its way over a network', () => {
  it('goes encrypted or not at all, and so does the password of the mail server', async (t) => {
    for (const more of ['', '?ignoreTLS=true', '?opportunisticTLS=true']) {
      const { port, heard } = await startListener(t, talkPlainly);
      await assert.rejects(deliverBy(t, `smtp://user:hunter2@${elsewhere}:${port}/${more}`), more);
      assert.doesNotMatch(heard(), /AUTH|MAIL FROM|DATA/, more);
    }
  });

  it('goes to nobody whose certificate nobody vouches for', async (t) => {
    const taken: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      onData: (stream, _, done) => {
        taken.push('mail');
        stream.resume().on('end', () => done());
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    t.after(() => server.close());
    const { port } = server.server.address() as AddressInfo;
    await assert.rejects(deliverBy(t, `smtp://${elsewhere}:${port}`), /certificate/i);
    assert.deepEqual(taken, []);
  });

  it('goes plainly on this machine, and where whoever runs the service says so', async (t) => {
    for (const [host, more] of [
      ['127.0.0.1', ''],
      [elsewhere, '?requireTLS=false'],
    ]) {
      const { port, heard } = await startListener(t, talkPlainly);
      void deliverBy(t, `smtp://user:hunter2@${host}:${port}/${more}`).catch(() => undefined);
      while (!heard().includes('MAIL FROM')) await new Promise((soon) => setImmediate(soon));
    }
  });
});

describe('a query on its way to a database over a network', () => {
  /** The first thing that PostgreSQL's protocol says of encryption, and the answer of who has none. */
  const request = '\0\0\0\x08\x04\xd2\x16\x2f';
  const refuse = (socket: Socket, data?: Buffer): void => {
    if (data?.toString('latin1') === request) socket.write('N');
    else if (data) socket.destroy();
  };
  const openBy = async (url: string): Promise<void> => {
    const { close } = await openDatabase(readConfig({ DATABASE_URL: url }).databaseURL, await dataDirectory());
    await close();
  };

  it('goes encrypted or not at all: not even the name of the user', async (t) => {
    const { port, heard } = await startListener(t, refuse);
    await assert.rejects(openBy(`postgres://ems:hunter2@${elsewhere}:${port}/accounts`), /SSL/);
    assert.equal(heard(), request);
  });

  it('goes plainly on this machine, and where whoever runs the service says so', async (t) => {
    for (const [host, more] of [
      ['127.0.0.1', ''],
      ['localhost', ''],
      [elsewhere, '?sslmode=disable'],
    ]) {
      const { port, heard } = await startListener(t, refuse);
      await assert.rejects(openBy(`postgres://ems:hunter2@${host}:${port}/accounts${more}`));
      assert.match(heard(), /user\0ems\0/);
    }
  });
});

describe('an address of the service', () => {
  it('is https:, or on this machine', () => {
    for (const [name, path] of Object.entries({
      BASE_URL: '/api/auth',
      SITE_URL: '',
      TRUSTED_ORIGINS: '',
      BREACHED_PASSWORDS_URL: '/range',
    })) {
      for (const host of ['id.example.org', '192.168.0.7', elsewhere, 'localhost.example.org'])
        assert.throws(
          () => readConfig({ [name]: `http://${host}${path}` }),
          (error: Error) => error.message.startsWith(`${name} has to be`) && error.message.includes('https:'),
          `${name} ${host}`,
        );
      for (const address of ['https://id.example.org', 'http://127.0.0.1:4400', 'http://id.localhost'])
        assert.doesNotThrow(() => readConfig({ [name]: address + path }), name);
    }
  });
});
