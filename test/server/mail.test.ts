import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createSmtpTransport } from '../../demo/service/mail.ts';
import { MailRefused, MailServerFailed, mimePart, mailWords, type AccountMail } from '../../src/server/index.ts';
import { samples } from '../../stories/support/mails.ts';
import { dataDirectory } from '../support/directory.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { freePort } from '../support/ports.ts';

interface Delivery {
  /** The lines of the conversation before the mail. */
  commands: string[];
  /** The mail as it came, dots unstuffed. */
  source: string;
}

/** A mail server that takes one thing after another and keeps each byte. */
const startServer = async (): Promise<{ port: number; next(): Promise<Delivery>; close(): void }> => {
  const deliveries: Delivery[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let rest = '';
    let commands: string[] = [];
    let mail: string[] | undefined;
    socket.write('220 ready\r\n');
    socket.on('data', (data) => {
      const lines = (rest + data.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (mail && line === '.') {
          deliveries.push({ commands, source: mail.join('\r\n') });
          [commands, mail] = [[], undefined];
          server.emit('delivery');
          socket.write('250 taken\r\n');
        } else if (mail) mail.push(line.replace(/^\./, ''));
        else {
          commands.push(line);
          if (line.startsWith('RCPT TO:<odd')) return void socket.destroy();
          const [, status] = /^(?:MAIL FROM|RCPT TO):<refused-(\w+)@/.exec(line) ?? [];
          if (status !== undefined) {
            socket.write(`${status} no\r\n`);
            continue;
          }
          if (line === 'DATA') mail = [];
          socket.write(line.startsWith('EHLO') ? '250-here\r\n250 8BITMIME\r\n' : `${mail ? 354 : 250} go on\r\n`);
        }
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async next() {
      while (deliveries.length === 0) await once(server, 'delivery');
      return deliveries.shift()!;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

const settings = (port: number) => ({
  smtpURL: `smtp://127.0.0.1:${port}`,
  mailFrom: 'accounts@example.org',
  mailReplyTo: undefined,
  mailLogo: undefined,
  brandName: 'Zweiräder & Söhne',
});

const verification = (more: Partial<AccountMail> = {}, language = 'de'): AccountMail =>
  ({
    ...samples('Zoë', language).verification!,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    ...more,
  }) as AccountMail;

const longURL = (length: number): string => {
  const [start, end] = ['https://www.example.org/back?to=', '&token=kY3Qv1oX9mZr7tJc2sLw5uHd8bNf4aPe6gRi0xVyTzM'];
  return start + '%3D'.repeat(length).slice(0, length - start.length - end.length) + end;
};

describe('a mail on its way', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  const send = async (mail: AccountMail, more: object = {}): Promise<Delivery> => {
    const transport = createSmtpTransport({ ...settings(server.port), ...more });
    await transport.deliver(mail, 'some-id');
    transport.close();
    return server.next();
  };

  it('has its link whole in its source, on a line of its own, in every language and of every kind', async () => {
    for (const { language } of mailWords) {
      for (const [name, sample] of Object.entries(samples('Zoë', language))) {
        const { source } = await send(sample);
        if (name === 'notice account_deleted') continue;
        assert.ok(source.split('\r\n').includes(sample.url), name);
        assert.ok(source.includes(`href="${sample.url.replaceAll('&', '&amp;')}"`), name);
      }
    }
  });

  it('has a long link whole as well', async () => {
    for (const length of [200, 800, 998]) {
      const url = longURL(length);
      assert.equal(url.length, length);
      assert.ok((await send(verification({ url }))).source.split('\r\n').includes(url));
    }
  });

  it('says which bits it needs, and keeps to lines that mail servers take', async () => {
    const { commands, source } = await send(verification());
    assert.ok(commands.some((line) => line === 'MAIL FROM:<accounts@example.org> BODY=8BITMIME'));
    assert.deepEqual(source.match(/^content-transfer-encoding: .*$/gim), [
      'Content-Transfer-Encoding: 8bit',
      'Content-Transfer-Encoding: 7bit',
    ]);
    for (const line of source.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 998 && !/[\r\n]/.test(line));
    const english = await send(verification({ firstName: 'Ada' }, 'en'), { brandName: 'EMS' });
    assert.match(english.source, /^[\0-\x7f]*$/);
  });

  it('says who sends it, that nobody wrote it, and is told again from others', async () => {
    const { source } = await send(verification(), { mailReplyTo: 'help@example.org' });
    const [head = ''] = source.split('\r\n\r\n');
    for (const line of [
      /^From: =\?UTF-8\?.*<accounts@example\.org>$/m,
      /^Reply-To: help@example\.org$/m,
      /^To: zoe@example\.org$/m,
      /^Message-ID: <some-id@example\.org>$/m,
      /^Auto-Submitted: auto-generated$/m,
      /^X-Auto-Response-Suppress: OOF, AutoReply$/m,
      /^Content-Language: de$/m,
      /^Date: .+$/m,
      /^Content-Type: multipart\/alternative;/m,
    ])
      assert.match(head.replaceAll('\r', ''), line);
    assert.doesNotMatch(head, /^List-Unsubscribe/im);
  });

  it('is from the name that it is told', async () => {
    const { source } = await send(verification(), { mailFrom: '"Accounts, EMS" <accounts@example.org>' });
    assert.match(source, /^From: "Accounts, EMS" <accounts@example\.org>\r$/m);
  });

  it('fails alone where the server takes others, and not where nobody listens', async () => {
    const failureOf = async (port: number, to: string, more: object = {}): Promise<unknown> => {
      const transport = createSmtpTransport({ ...settings(port), ...more });
      try {
        return await transport.deliver(verification({ to }), 'some-id').catch((error: unknown) => error);
      } finally {
        transport.close();
      }
    };
    const odd = await failureOf(server.port, 'odd@example.org');
    assert.ok(odd instanceof Error && !(odd instanceof MailServerFailed) && !(odd instanceof MailRefused), String(odd));
    const nobody = await failureOf(await freePort(), 'zoe@example.org');
    assert.ok(nobody instanceof MailServerFailed && /ECONNREFUSED/.test(nobody.message), String(nobody));
    const garbled = await failureOf(server.port, 'refused-what@example.org');
    assert.equal(garbled instanceof MailRefused && garbled.again, 'later', String(garbled));
    for (const [status, again] of [
      [550, 'never'],
      [450, 'later'],
    ] as const) {
      const refused = await failureOf(server.port, `refused-${status}@example.org`);
      assert.equal(refused instanceof MailRefused && refused.again, again);
      // The sender of all of them: nothing is wrong with this one, and none is lost for it.
      const sender = await failureOf(server.port, 'zoe@example.org', { mailFrom: `refused-${status}@example.org` });
      assert.ok(sender instanceof MailServerFailed && sender.message.includes(String(status)), String(sender));
    }
  });

  it('has no header and no line of a person’s making', async () => {
    for (const firstName of ['Ada\r\nBcc: eve', 'Ada\n\n.\nQUIT', 'Ada\u2028Bcc: eve', '=?utf-8?q?=0ABcc:_eve?=']) {
      const { source, commands } = await send(verification({ firstName }));
      assert.doesNotMatch(source, /^(bcc|\.$|quit)/im);
      assert.deepEqual(
        commands.filter((line) => line.startsWith('RCPT')),
        ['RCPT TO:<zoe@example.org>'],
      );
    }
  });
});

describe('a mail that arrived', () => {
  let mailbox: Mailbox;
  before(async () => {
    mailbox = await startMailbox(await dataDirectory());
  });
  after(() => mailbox.close());

  it('is read as it was written: its lines flow together again, its link stays alone', async () => {
    const transport = createSmtpTransport(settings(mailbox.smtpPort));
    for (const [index, length] of [60, 300, 998, 1500].entries()) {
      const to = `zoe${index}@example.org`;
      const url = longURL(length < 100 ? 100 : length);
      await transport.deliver(verification({ to, url }), `id-${index}`);
      const [mail] = await mailbox.inbox(to);
      assert.ok(mail.text.split('\n').includes(url));
      assert.ok(mail.text.includes('Ihr Konto bei Zweiräder & Söhne ist fast fertig. Bitte bestätigen Sie noch, dass'));
      assert.ok(mail.html.includes(`href="${url.replaceAll('&', '&amp;')}"`));
      assert.equal(mail.token, 'kY3Qv1oX9mZr7tJc2sLw5uHd8bNf4aPe6gRi0xVyTzM');
    }
    transport.close();
  });
});

describe('a part of a mail', () => {
  const bodyOf = (part: string): string[] => part.split('\r\n\r\n').slice(1).join('\r\n\r\n').split('\r\n');

  it('is broken at spaces, and put together by leaving the breaks out', () => {
    const text = `${'word '.repeat(60)}end\n> no quotation\nFrom here\n-- \nEMS\n`;
    const lines = bodyOf(mimePart('text/plain', text));
    assert.ok(lines.every((line) => line.length <= 73));
    const read = lines.map((line) => line.replace(/^ /, '')).join('\n');
    assert.equal(read.replace(/ \n(?!EMS)/g, ' ').trimEnd(), text.trimEnd());
    assert.ok(lines.includes(' > no quotation') && lines.includes(' From here') && lines.includes('-- '));
  });

  it('is packed where a line is longer than mail servers take', () => {
    const part = mimePart('text/plain', `${'x'.repeat(999)}\n`);
    assert.match(part, /^Content-Transfer-Encoding: base64\r$/m);
    assert.equal(Buffer.from(bodyOf(part).join(''), 'base64').toString(), `${'x'.repeat(999)}\r\n`);
  });
});
