import type { Account, AccountStatus } from '../client/ports/session.ts';
import type { Problem } from '../client/problem.ts';

/** A person who is signed in already goes on as they are. */
export interface ContinueDetail {
  /** Whose session it is. */
  account: Account;
  /** What the account still owes; `active` for nothing. */
  status: AccountStatus;
}

/** Another screen of an element is shown, the first one included, or another number of its fields is refused. */
export interface ScreenDetail {
  /** Which one: `form`, or what the element has besides; of a journey, its step. */
  screen: string;
  /** What stands above it. */
  heading: string;
  /** How many fields are refused. */
  errors: number;
}

/** The client answered a problem, which the element shows. */
export type FailedDetail = Problem;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-continue': CustomEvent<ContinueDetail>;
    'ems-failed': CustomEvent<FailedDetail>;
    'ems-screen': CustomEvent<ScreenDetail>;
  }
}

/** What each of our events says, by its name. */
export type EventDetails = {
  [
    Name in keyof HTMLElementEventMap as HTMLElementEventMap[Name] extends CustomEvent ? Name : never
  ]: HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never;
};
