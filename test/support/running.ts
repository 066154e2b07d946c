import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { clientAddressBehind } from '../../demo/service/client-address.ts';
import type { ServiceConfig } from '../../demo/service/config.ts';
import { readConfig } from '../../demo/service/config.ts';
import { toListener } from '../../demo/service/listener.ts';
import type { AccountHandler, AccountRecovery, FormPagesOptions } from '../../src/server/index.ts';
import { createAccountService, type ServiceExtras } from '../../demo/service/service.ts';

export type Environment = Record<string, string>;

/** A service that listens, in this process or in one of its own. */
export interface Running {
  setTermsVersion(version: string): void;
  /** What the operator does; not where the service runs apart. */
  readonly recovery: AccountRecovery;
  signOutEverywhere(email: string): Promise<boolean>;
  stop(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

const notHere = (): never => {
  throw new Error('Not with this kind of service.');
};

export const runHere = async (
  env: Environment,
  { drawPage, ...extras }: ServiceExtras & { drawPage?: FormPagesOptions['render'] | undefined },
): Promise<Running> => {
  const config: ServiceConfig = readConfig(env);
  const service = await createAccountService(config, extras);
  const pages = drawPage && service.formPages({ render: drawPage });
  const handler: AccountHandler = async (request, info) =>
    (await pages?.(request, info)) ?? service.handler(request, info);
  const server = createServer(
    { keepAliveTimeout: 600_000 },
    toListener(handler, config.baseURL, clientAddressBehind(config.trustedProxies)),
  );
  server.listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await service.close();
    throw error;
  }
  return {
    setTermsVersion: (version) => service.setTermsVersion(version),
    recovery: service.recovery,
    signOutEverywhere: (email) => service.signOutEverywhere(email),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await service.close();
    },
    kill: notHere,
  };
};

export const runApart = async (env: Environment): Promise<Running> => {
  const main = fileURLToPath(new URL('../../demo/service/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const started = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!started) throw new Error('The service did not start.');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    setTermsVersion: notHere,
    signOutEverywhere: notHere,
    recovery: { start: notHere, cancel: notHere, finish: notHere },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
