import type { AuthClient } from '../client/types.ts';
import { ConformanceError } from './expect.ts';
import { isAbility, whyUnable, type ConformanceHarness, type HarnessAbility } from './harness.ts';
import type { PortName } from './port-methods.ts';
import type { ConformancePromise } from './promises.ts';

/** How a port has to do its operations for a case: in the page itself, on a page of the service, or either way. */
export type NeededKind = 'inline' | 'redirect' | 'either';

/**
 * A port, whose operations have to be in the page itself; an ability of the harness; or
 * `account`: a verified account can be made, by the client's ports or by the harness;
 * `authenticator`: one can be set up, in the page itself or on a page of the service;
 * `waiting`: whoever isn't verified waits in the page itself, not where the signing in happens;
 * `staySignedIn`: the service heeds whether the person wants to stay signed in; `deviceLink`: it emails links that let a device sign in.
 */
export type Need = PortName | HarnessAbility | 'account' | 'authenticator' | 'waiting' | 'staySignedIn' | 'deviceLink';

export interface ConformanceCase {
  /** The port that is judged. */
  readonly port: PortName;
  /** The kind of the port that is judged. */
  readonly kind: NeededKind;
  readonly name: string;
  /** What it cannot run without, besides the port itself. */
  readonly needs: readonly Need[];
  /** What it judges that not every service can keep. */
  readonly promises: readonly ConformancePromise[];
  /** Resolves when the client does as the interface says, rejects with what it did instead, whatever the harness's traits say. */
  run(harness: ConformanceHarness): Promise<void>;
}

/** Of a port, not of the session: where people sign in elsewhere, the harness plays them. */
const kindOf = (client: AuthClient, name: PortName): 'inline' | 'redirect' | undefined => {
  const offered = client[name];
  return offered && name !== 'session' && 'kind' in offered ? offered.kind : undefined;
};

const whyNoPort = (client: AuthClient, name: PortName, needed: NeededKind): string | undefined => {
  if (!client[name]) return `The client has no port "${name}".`;
  const kind = kindOf(client, name);
  if (needed === 'inline' && kind === 'redirect')
    return `What the port "${name}" does happens on a page of the service.`;
  if (needed === 'redirect' && kind !== 'redirect') return `What the port "${name}" does happens in the page itself.`;
  return undefined;
};

const whyNoAccount = (client: AuthClient, harness: ConformanceHarness): string | undefined => {
  const can =
    harness.createAccount ??
    (client.registration?.kind === 'redirect' ? harness.visit : client.registration && client.verification);
  return can ? undefined : 'The client has no ports to make an account with, and the harness has no createAccount().';
};

const remembers = ({ session }: AuthClient): boolean => 'remembers' in session && session.remembers === true;
const mailsDeviceLinks = ({ session }: AuthClient): boolean =>
  'requestDeviceLink' in session && session.requestDeviceLink !== undefined;

const whyNot = (need: Need, client: AuthClient, harness: ConformanceHarness): string | undefined => {
  if (isAbility(need)) return whyUnable(harness, need);
  if (need === 'account') return whyNoAccount(client, harness);
  if (need === 'waiting')
    return harness.elsewhere
      ? 'Who is not verified waits where the signing in happens, and that is elsewhere.'
      : undefined;
  if (need === 'staySignedIn')
    return remembers(client) ? undefined : 'The service asks nobody whether to stay signed in.';
  if (need === 'deviceLink')
    return mailsDeviceLinks(client) ? undefined : 'The service mails no links that let a device sign in.';
  if (need !== 'authenticator') return whyNoPort(client, need, 'inline');
  return (
    whyNoPort(client, 'authenticators', 'either') ??
    whyNot(kindOf(client, 'authenticators') === 'redirect' ? 'visit' : 'totp', client, harness)
  );
};

/** Why a case cannot run here: something that the client doesn't offer, or that the harness cannot do. */
export const whySkipped = async (
  { port, kind, needs }: ConformanceCase,
  harness: ConformanceHarness,
): Promise<string | undefined> => {
  const client = await harness.newBrowser();
  return (
    whyNoPort(client, port, kind) ??
    needs.map((need) => whyNot(need, client, harness)).find((reason) => reason !== undefined)
  );
};

/** The needs of a case; its promises too, where not every service can keep what it judges. */
type Terms = readonly Need[] | { readonly needs?: readonly Need[]; readonly promises: readonly ConformancePromise[] };

/** Makes the cases of a port. */
export const casesOf =
  (port: PortName, kind: NeededKind = 'inline') =>
  (name: string, terms: Terms, body: (harness: ConformanceHarness) => Promise<void>): ConformanceCase => ({
    port,
    kind,
    name,
    needs: [],
    promises: [],
    ...('promises' in terms ? terms : { needs: terms }),
    async run(harness) {
      const reason = await whySkipped(this, harness);
      if (reason !== undefined) throw new ConformanceError(`"${port}: ${name}" cannot run: ${reason}`);
      try {
        await body(harness);
      } catch (error) {
        const what =
          error instanceof ConformanceError ? error.message : `Expected: an outcome. It threw: ${String(error)}.`;
        throw new ConformanceError(`"${port}: ${name}" failed. ${what}`, { cause: error });
      }
    },
  });
