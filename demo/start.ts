/** `npm start`: the account service, a mail catcher and the sites, until Ctrl-C. With `--dev` the sites reload as they are edited. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createAccountPages, type AccountPagesOptions } from './account-pages/account-pages.ts';
import { compressedForStrangers } from './compressed.ts';
import { startMailCatcher } from './mail/catcher.ts';
import { clientAddressBehind } from './service/client-address.ts';
import { readConfig, readPort } from './service/config.ts';
import { toListener } from './service/listener.ts';
import { createLog } from './service/log.ts';
import { privateDirectory } from './service/private-files.ts';
import { createAccountService } from './service/service.ts';
import { explainStartFailure } from './service/start-failure.ts';
import { cookieOrigins, demoSites, siteOf } from './site-list.ts';
import { createSiteServer, pageFile, type SiteServerOptions } from './site-server.ts';

type Sites = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** What is running, to be ended in the opposite order. */
const running: (() => Promise<unknown> | void)[] = [];
let stopping = false;

const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  for (const end of running.reverse()) await end();
  process.exit(code);
};

// Whatever it writes is for nobody else on this machine.
process.umask(0o077);

try {
  const dev = process.argv.includes('--dev');
  const config = readConfig(process.env);
  const mailPort = readPort(process.env, 'MAIL_PORT', config.port + 1);
  const smtpPort = readPort(process.env, 'SMTP_PORT', config.port + 2);
  // A mail server of one's own takes the catcher's place.
  if (!process.env.SMTP_URL) {
    const catcher = await startMailCatcher({
      host: config.host,
      smtpPort,
      webPort: mailPort,
      directory: join(privateDirectory(config.dataDir), 'mail'),
    });
    running.push(() => catcher.close());
    config.smtpURL = `smtp://127.0.0.1:${smtpPort}`;
  }
  config.trustedOrigins.push(...cookieOrigins(config.port));
  const service = await createAccountService(config, { log: createLog(process.env.VERBOSE === '1') });
  running.push(() => service.close());
  const clientAddress = clientAddressBehind(config.trustedProxies);
  const api = toListener(service.handler, config.baseURL, clientAddress);

  const served: SiteServerOptions = {
    directory: resolve(import.meta.dirname, 'dist'),
    sources: resolve(import.meta.dirname, 'sites'),
    bundle: resolve(import.meta.dirname, '../dist/bundle/ems-elements.min.js'),
    baseURL: config.baseURL,
    mailPort,
  };
  let sites: Sites = createSiteServer(served);
  const readBuilt = (path: string): Promise<string> => readFile(join(served.directory, path), 'utf8');
  let pages: Pick<AccountPagesOptions, 'readPage' | 'readAsset'> = {
    readPage: (path) => readBuilt(join('ems', pageFile(path))),
    readAsset: readBuilt,
  };
  if (dev) {
    const { createDevSites } = await import('./dev-sites.ts');
    const devSites = await createDevSites(served);
    running.push(() => devSites.close());
    sites = devSites.handle;
    pages = { readPage: devSites.readAccountPage };
  }
  const accountPages = await createAccountPages({ service, config, clientAddress, ...pages });
  const drawn = compressedForStrangers(accountPages.listener);

  const server = createServer((request, response) => {
    const { url = '/' } = request;
    const isAccountSite = siteOf(request.headers.host)?.folder === 'ems';
    if (isAccountSite && url.startsWith(`${service.basePath}/`)) api(request, response);
    else if (isAccountSite && accountPages.has(url.split('?')[0]!)) drawn(request, response);
    else void sites(request, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(config.port, config.host, listening);
  });
  running.push(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  const site = `http://ems.localhost:${config.port}`;
  process.stdout.write(
    [
      '',
      `  Open        http://localhost:${config.port}/`,
      `  Register    ${site}/register`,
      process.env.SMTP_URL
        ? `  Mail goes to ${new URL(config.smtpURL).host}`
        : `  Mail        http://localhost:${mailPort}/`,
      '',
      ...demoSites.slice(1).map(({ host, what }) => `  ${`http://${host}:${config.port}/`.padEnd(38)}${what}`),
      '',
      '  Ctrl-C ends it all.',
      '',
      '',
    ].join('\n'),
  );
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  await stop(1);
}
