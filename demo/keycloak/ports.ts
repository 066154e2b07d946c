import { ensureFree } from '../mail/catcher.ts';
import { readPort } from '../service/config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Four in a row, from `PORT` on. Rejects where one of them is in use. */
export const portsOf = async (env: Environment) => {
  const port = readPort(env, 'PORT', 4600);
  const [keycloakPort, mailPort, smtpPort] = [port + 1, port + 2, port + 3];
  for (const each of [port, keycloakPort, mailPort, smtpPort]) await ensureFree('127.0.0.1', each);
  return { port, keycloakPort, mailPort, smtpPort };
};
