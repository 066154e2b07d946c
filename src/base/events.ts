import type { Account, AccountStatus } from '../client/ports/session.ts';
import type { Problem } from '../client/problem.ts';

/** A person who is signed in already goes on as they are. */
export interface ContinueDetail {
  account: Account;
  status: AccountStatus;
}

/** The client answered a problem, which the element shows. */
export type FailedDetail = Problem;

declare global {
  interface HTMLElementEventMap {
    'ems-continue': CustomEvent<ContinueDetail>;
    'ems-failed': CustomEvent<FailedDetail>;
  }
}

/** What each of our events says, by its name. */
export type EventDetails = {
  [
    Name in keyof HTMLElementEventMap as HTMLElementEventMap[Name] extends CustomEvent ? Name : never
  ]: HTMLElementEventMap[Name] extends CustomEvent<infer Detail> ? Detail : never;
};
