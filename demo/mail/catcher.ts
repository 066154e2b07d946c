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

/** A mail server for the demo that delivers nothing and shows everything on a web page. */
export const startMailCatcher = async ({ host, smtpPort, webPort, directory }: MailCatcherConfig): Promise<MailCatcher> => {
  const maildev = new MailDev({ ip: host, webIp: host, smtp: smtpPort, web: webPort, mailDirectory: directory, silent: true });
  const servers = await quietly(() => maildev.start());
  return {
    smtpPort: servers.smtp.getAddress().port,
    webPort: servers.api?.getAddress()?.port ?? webPort,
    close: () => maildev.stop(),
  };
};
