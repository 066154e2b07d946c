import type { Registration } from '../client/ports/registration.ts';
import type { InlineAuthClient } from '../client/types.ts';

export interface ConformanceMail {
  subject: string;
  text: string;
  /** What `verification.verify` takes, for a mail that has it in its link. */
  token?: string | undefined;
}

/**
 * What the suite needs to know of the service behind a client. One case runs at a time; the service's limits by address of
 * the client have to be high enough for all of them, its pauses by e-mail address are part of what is tested.
 */
export interface ConformanceHarness {
  /**
   * A client in a browser that was never here: no cookies, no storage. Of a client that signs in elsewhere hand out one whose
   * `session.signIn` and `secondFactor` do what a person would there, so that it is judged by the same cases.
   */
  newBrowser(): Promise<InlineAuthClient>;
  /** An address that was never used and whose mails {@link inbox} sees. */
  uniqueEmail(): string;
  /** The mails that arrived at an address, oldest first. The suite asks again until those it expects are there. */
  inbox(email: string): Promise<readonly ConformanceMail[]>;

  /** Milliseconds to wait for a mail or an announcement; 20 seconds when absent. */
  readonly patience?: number;
  /** Seconds that an authentication is fresh enough for a sensitive call; 300 when absent. */
  readonly freshFor?: number;

  /** People sign in on a page of the service and wait there for their verification: see {@link newBrowser}. */
  readonly elsewhere?: boolean;

  /** Another tab in the browser of a client: the same cookies. */
  newTab?(browser: InlineAuthClient): Promise<InlineAuthClient>;
  /** Makes a verified account past the client, for clients without the ports `registration` and `verification`. */
  createAccount?(registration: Registration): Promise<void>;
  /** Lets a mailed token expire. */
  expireToken?(token: string): Promise<void>;
  /** Moves the clock of the service on. */
  advance?(seconds: number): Promise<void>;
  /** The code that an authenticator application with this secret (Base32) shows by the clock of the service. */
  totp?(secret: string): Promise<string>;
  /** Puts a new version of the terms in force. */
  publishTerms?(version: string): Promise<void>;
}

/** What not every harness can do. */
export type HarnessAbility = 'newTab' | 'expireToken' | 'advance' | 'totp' | 'publishTerms';
