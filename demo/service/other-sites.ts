import { isRecord } from '../../src/rules/record.ts';
import { isReturnPage } from '../../src/rules/return-address.ts';
import type { OpenIdClient } from '../../src/server/index.ts';
import { demoSites } from '../site-list.ts';
import { ConfigError, fail, isPrivate, readList, type Environment } from './settings.ts';

/** The demo's sites on other origins of other sites: their client ids and names. */
const sites = demoSites.flatMap(({ folder, client }) => (client === undefined ? [] : [[folder, client] as const]));

const parse = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError(`${name} has to be JSON.`);
  }
};

/** Written as browsers write it, so that comparing characters is enough; `http:` on this machine only. */
const isAddress = (text: unknown): text is string => {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && isPrivate(url) && url.origin + url.pathname === text;
};

const address = 'an https: address of origin and path, written in full';

const readClient = (name: string, entry: unknown): OpenIdClient => {
  const { id, name: title, redirectUris, ...unknown } = isRecord(entry) ? entry : {};
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,40}$/.test(id))
    return fail(`${name}: id`, 'letters a to z, digits and dashes', String(id));
  const where = `${name}: ${id}`;
  const [surplus] = Object.keys(unknown);
  if (surplus !== undefined)
    throw new ConfigError(`${where}: ${JSON.stringify(surplus)} is not known; there are id, name and redirectUris.`);
  if (title !== undefined && typeof title !== 'string') throw new ConfigError(`${where}: name has to be a text.`);
  if (!Array.isArray(redirectUris) || redirectUris.length === 0)
    throw new ConfigError(`${where}: redirectUris has to be a list of addresses.`);
  const uris = redirectUris.map((uri: unknown) =>
    isAddress(uri) ? uri : fail(`${where}: redirectUris`, address, String(uri)),
  );
  return { id, name: title ?? id, redirectUris: uris };
};

/** The clients of the OpenID provider; when absent the demo's sites, where there is a demo. */
export const readClients = (env: Environment, name: string, port: number, isDemo: boolean): OpenIdClient[] => {
  const text = env[name];
  if (text === undefined || text === '') {
    if (!isDemo) return [];
    return sites.map(([id, title]) => ({
      id,
      name: title,
      redirectUris: ['/sign-up', '/account'].map((path) => `http://${id}.localhost:${port}${path}`),
    }));
  }
  const list = parse(name, text);
  if (!Array.isArray(list)) throw new ConfigError(`${name} has to be a JSON list of clients.`);
  const clients = list.map((entry: unknown) => readClient(name, entry));
  const twice = clients.find(({ id }, index) => clients.findIndex((other) => other.id === id) < index);
  if (twice) throw new ConfigError(`${name}: ${twice.id} is there twice.`);
  return clients;
};

/** The sign-up pages of the demo's sites, where there is a demo, and those of the setting. */
export const readAddresses = (env: Environment, name: string, port: number, isDemo: boolean): string[] => {
  const own = ['www.ems', 'ems', ...sites.map(([id]) => id)].map((site) => `http://${site}.localhost:${port}/sign-up`);
  return [
    ...(isDemo ? own : []),
    ...readList(env, name).map((entry) =>
      isAddress(entry.replace(/#.*/, '')) && isReturnPage(entry, [entry])
        ? entry
        : fail(name, `${address}, and its route where a router keeps one in the fragment`, entry),
    ),
  ];
};
