import type { Outcome } from '../client/outcome.ts';
import type { Registration } from '../client/ports/registration.ts';
import type { InlineAuthClient } from '../client/types.ts';
import type { RedirectPortName } from './port-methods.ts';
import type { ConformanceTraits } from './promises.ts';

export interface ConformanceMail {
  subject: string;
  text: string;
  /** What `verification.verify` takes, or what else an email has in its link for the page that it leads to. */
  token?: string | undefined;
}

/** What a person does on the page of the service that an operation leads to. */
export interface Visit {
  /**
   * `complete`: all that the operation asks for, also in an email that it sends; as `cancel`, where the page refuses what was typed; as
   * `return`, where no such email comes. `send`: all but opening the email, and then as `return`. `cancel`: gives it up there and is sent back.
   * `fail`: is sent back because the service can't do it. `return`: comes back without an answer, by the browser's Back or a typed
   * address. `forge`: does nothing, and comes back with an answer of success that somebody made up.
   */
  readonly does: 'complete' | 'send' | 'cancel' | 'fail' | 'return' | 'forge';
  /** `redirect`: the page leaves and is loaded anew. `popup`: a window beside it. */
  readonly mode: 'redirect' | 'popup';
  /** The fragment of the page's address when the operation begins, with its `#`. */
  readonly hash?: string | undefined;
  /** Who registers, or who deletes the account or authenticates again; `password` is the one to set where the operation is to change it. */
  readonly person: Registration;
  /** What an authenticator or a passkey is to be called, where the service asks for it. */
  readonly deviceName?: string | undefined;
  /** The id of the passkey that is removed there, by the `start` of the port's `removal`; one is added where it is absent. */
  readonly removes?: string | undefined;
  /** The id of the provider whose account is linked there. */
  readonly links?: string | undefined;
}

export interface Visited {
  /** Of the page come back to: another one when it was loaded anew. */
  readonly client: InlineAuthClient;
  /** What `start` answered, where the page wasn't left. */
  readonly outcome?: Outcome | undefined;
  /** The page refused what was typed. */
  readonly refused?: boolean | undefined;
}

/**
 * What the suite needs to know of the service behind a client. One case runs at a time; the service's limits by address of
 * the client have to be high enough for all of them, its pauses by email address are part of what is tested.
 */
export interface ConformanceHarness {
  /**
   * A client in a browser that was never here: no cookies, no storage. Of a client that signs in elsewhere hand out one whose
   * `session.signIn` and `secondFactor` do what a person would there, so that it is judged by the same cases.
   */
  newBrowser(): Promise<InlineAuthClient>;
  /** An address that was never used and whose emails {@link inbox} sees. */
  uniqueEmail(): string;
  /** The emails that arrived at an address, oldest first. The suite asks again until those it expects are there. */
  inbox(email: string): Promise<readonly ConformanceMail[]>;

  /** The promises that the service can't keep. Their cases run all the same, and one that passes fails the suite: the trait claims too little. */
  readonly traits?: ConformanceTraits;
  /** Milliseconds to wait for an email or an announcement; 20 seconds when absent. */
  readonly patience?: number;
  /** Seconds that an authentication is fresh enough for a sensitive call; 300 when absent. */
  readonly freshFor?: number;

  /** People sign in on a page of the service and wait there for their verification: see {@link newBrowser}. */
  readonly elsewhere?: boolean;

  /** Another tab in the browser of a client: the same cookies. */
  newTab?(browser: InlineAuthClient): Promise<InlineAuthClient>;
  /** Closes the browser of a client, and opens it again: what it keeps only while it is open is gone. */
  reopen?(browser: InlineAuthClient): Promise<InlineAuthClient>;
  /** How long sessions last, in seconds: at most, and unused. Absent where the clock can't be moved so far. */
  readonly sessionLifetimes?: Record<'oneFactor' | 'twoFactors' | 'notKept', { absolute: number; idle: number }>;
  /** How many wrong passwords in a row cost no wait yet, and after how many only a mailed link helps. Absent where a case can't get there. */
  readonly guessing?: { readonly free: number; readonly most: number };
  /** Whether the service requires a second factor of every account. All other cases run on a service that doesn't. */
  readonly requiresSecondFactor?: boolean;
  /** Makes a verified account past the client, for clients that cannot register. */
  createAccount?(registration: Registration): Promise<void>;
  /** Takes the password of an account away, as of one that was made by signing in with an account elsewhere. */
  dropPassword?(email: string): Promise<void>;
  /** Lets a mailed token expire. */
  expireToken?(token: string): Promise<void>;
  /** Fetches each link of the emails at an address as a mail scanner does: by HEAD and by GET, in no browser. */
  fetchLinks?(email: string): Promise<void>;
  /** Moves the clock of the service on. */
  advance?(seconds: number): Promise<void>;
  /** The code that an authenticator app with this secret (Base32) shows by the clock of the service. */
  totp?(secret: string): Promise<string>;
  /** Puts a new version of the terms in force. */
  publishTerms?(version: string): Promise<void>;

  /** Begins the operation of a port that redirects, by its `start`, and plays the person on the page that it leads to. */
  visit?(browser: InlineAuthClient, port: RedirectPortName, visit: Visit): Promise<Visited>;
  /** Whether {@link visit} can play pop-ups. */
  readonly popups?: boolean;
  /** The address of a browser's page, as its address bar shows it. */
  address?(browser: InlineAuthClient): string;
}

/** What not every harness can do, and how a case is skipped that needs it. */
const abilities = {
  newTab: 'The harness has no newTab().',
  reopen: 'The harness has no reopen().',
  sessionLifetimes: 'The harness does not say how long sessions last.',
  guessing: 'The harness allows more wrong passwords than a case has time for.',
  requiresSecondFactor: 'The service requires no second factor.',
  dropPassword: 'The harness has no dropPassword().',
  expireToken: 'The harness has no expireToken().',
  fetchLinks: 'The harness has no fetchLinks().',
  advance: 'The harness has no advance().',
  totp: 'The harness has no totp().',
  publishTerms: 'The harness has no publishTerms().',
  visit: 'The harness has no visit().',
  popups: 'The harness plays no pop-ups.',
  address: 'The harness has no address().',
} as const satisfies Partial<Record<keyof ConformanceHarness, string>>;

export type HarnessAbility = keyof typeof abilities;

export const harnessAbilities = Object.keys(abilities) as HarnessAbility[];

/** Why a case that needs an ability is skipped, where it is. */
export const whyUnable = (harness: ConformanceHarness, ability: HarnessAbility): string | undefined =>
  harness[ability] ? undefined : abilities[ability];

export const isAbility = (need: string): need is HarnessAbility => need in abilities;
