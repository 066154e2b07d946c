import { once } from 'node:events';
import { createServer } from 'node:net';
import { MailDev } from 'maildev';

export interface MailCatcherConfig {
  host: string;
  smtpPort: number;
  webPort: number;
  /** Where mails are kept, so that they are still there after a restart. */
  directory: string;
}

export interface MailCatcher {
  smtpPort: number;
  webPort: number;
  close(): Promise<void>;
}

/** maildev announces its page on the console, whatever it is told; where it is, is for whoever starts it to say. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { info } = console;
  console.info = () => undefined;
  try {
    return await work();
  } finally {
    console.info = info;
  }
};

/** Rejects where somebody else listens. maildev starts its servers one by one and can't stop before all of them run. */
export const ensureFree = async (host: string, port: number): Promise<void> => {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
};

/** A mail server for the demo that delivers nothing and shows everything on a web page. */
export const startMailCatcher = async ({
  host,
  smtpPort,
  webPort,
  directory,
}: MailCatcherConfig): Promise<MailCatcher> => {
  for (const port of [smtpPort, webPort]) await ensureFree(host, port);
  const maildev = new MailDev({
    ip: host,
    webIp: host,
    smtp: smtpPort,
    web: webPort,
    mailDirectory: directory,
    silent: true,
  });
  const servers = await quietly(() => maildev.start());
  return {
    smtpPort: servers.smtp.getAddress().port,
    webPort: servers.api?.getAddress()?.port ?? webPort,
    close: () => maildev.stop(),
  };
};
