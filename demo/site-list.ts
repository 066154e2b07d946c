/** A site of the demo: what stands under one host name. */
export interface DemoSite {
  /** Its folder in `demo/sites`. */
  folder: string;
  host: string;
  /** For the list that `npm start` prints. */
  what: string;
  /**
   * Its pages call the account service, which stands on another origin: of the same site, with the session's cookie, or of
   * another one, where the session is a token.
   */
  callsService?: 'by cookie' | 'by token';
  /** Its people sign in at the service, which calls it so; the id of the client is the folder's name. */
  client?: string;
  /** Its pages may sign in by a pop-up. */
  opensPopUps?: true;
  /** Served as it is written: nothing is built. */
  asWritten?: true;
}

export const demoSites: readonly DemoSite[] = [
  { folder: 'index', host: 'localhost', what: 'what there is to see' },
  { folder: 'ems', host: 'ems.localhost', what: 'account pages, and the service' },
  {
    folder: 'www',
    host: 'www.ems.localhost',
    what: 'marketing site: same site, plain HTML',
    callsService: 'by cookie',
    asWritten: true,
  },
  {
    folder: 'element-one',
    host: 'element-one.localhost',
    what: 'Element One: another site, React',
    callsService: 'by token',
    client: 'Element One',
    opensPopUps: true,
  },
  {
    folder: 'on-prem',
    host: 'on-prem.localhost',
    what: 'on-premise trial: another site, Vue',
    callsService: 'by token',
    client: 'EMS On-Premise',
    opensPopUps: true,
  },
  {
    folder: 'hosting',
    host: 'hosting.localhost',
    what: 'homeserver hosting: another site, TypeScript',
    callsService: 'by token',
    client: 'EMS Hosting',
    opensPopUps: true,
  },
];

/** What people know a client as; nothing where it is none of the demo's. */
export const clientName = (id: string | null): string | undefined =>
  demoSites.find(({ client, folder }) => client && folder === id)?.client;

/** The site that is asked for by the `Host` header. */
export const siteOf = (header = ''): DemoSite | undefined => {
  const name = header.replace(/:\d+$/, '').toLowerCase();
  const host = name === '127.0.0.1' ? 'localhost' : name;
  return demoSites.find((site) => site.host === host);
};

/**
 * Origins whose pages call the service with the session's cookie. Its own is known to it anyway, and those of the sites that
 * call by token from its clients: to them no cookie is of use.
 */
export const cookieOrigins = (port: number): string[] =>
  demoSites.filter(({ callsService }) => callsService === 'by cookie').map(({ host }) => `http://${host}:${port}`);
