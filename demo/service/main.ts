/** Runs the account service alone: `node demo/service/main.ts`. */
import { createServer } from 'node:http';
import { clientAddressBehind } from './client-address.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { toListener } from './listener.ts';
import { createAccountService } from './service.ts';
import { explainStartFailure } from './start-failure.ts';

// Whatever it writes is for nobody else on this machine.
process.umask(0o077);

try {
  const config = readConfig(process.env);
  const service = await createAccountService(config, { log: createLog(process.env.VERBOSE === '1') });
  const server = createServer(toListener(service.handler, config.baseURL, clientAddressBehind(config.trustedProxies)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  process.stdout.write(`Account service: ${config.baseURL} (listening on ${config.host}:${port})\n`);

  const stop = (): void => {
    server.close(() => void service.close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
}
