import type { Account, AccountStatus } from '../client/ports/session.ts';

/** Another step is shown. */
export interface JourneyStepDetail {
  /** Its name. */
  journey: string;
  /** `introduction`, `terms`, `email`, `register`, `verify`, `sign-in`, `done`, or the name of a step of the page's own. */
  step: string;
}

/** All of a journey is done: once for an account and a tab, however often the page is loaded again. */
export interface JourneyCompletedDetail {
  /** Its name. */
  journey: string;
  /** What the account still owes; `active` for nothing. */
  status: AccountStatus;
  /** Whose session it is. */
  account: Account;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-journey-step': CustomEvent<JourneyStepDetail>;
    'ems-journey-completed': CustomEvent<JourneyCompletedDetail>;
    /** Dispatched by the element of a step of the page's own, bubbling, when its work is done. */
    'ems-step-done': CustomEvent<unknown>;
  }
}
