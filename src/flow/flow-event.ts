import type { Account, AccountStatus, SessionState } from '../client/ports/session.ts';
import type { Entered } from '../journeys/entered.ts';
import type { Journey } from '../journeys/journey.ts';

/** What a person entered in a step. */
export type Values = Partial<Omit<Entered, 'done'>>;

/** A journey as the client offers it. */
export interface Offer {
  journey: Journey;
  /** People register on a page of the service, and come back signed in. */
  elsewhere?: boolean;
  /** The address of this page, where a mailed link may lead back to it. */
  page?: string | undefined;
}

/** Everything that can happen to the flow. */
export type FlowEvent =
  /** The journey begins, or goes on with what was entered in this tab: before a reload, or before a sign-in elsewhere. */
  | ({ type: 'opened'; entered: Entered } & Offer)
  /** It is offered in another shape. */
  | ({ type: 'offered' } & Offer)
  /** A mailed link was opened. */
  | { type: 'mailed'; token: string }
  /** The service has said who this is, or a problem. */
  | { type: 'answered'; session: SessionState | undefined; unanswered: boolean; unsaved: boolean }
  /** What stands in the fields now. */
  | { type: 'typed'; values: Values; unsaved: boolean }
  /** The person wants to see another step. */
  | { type: 'went'; step: string }
  /** The person wants to correct the address that waits. */
  | { type: 'corrected' }
  /** The element of a step of the page's own says that its work is done. */
  | { type: 'worked' }
  /** The work of the step that is shown is done. `step`: counts only as long as that one is shown. */
  | { type: 'finished'; step?: string; values?: Values }
  | { type: 'accepted'; version: string }
  | { type: 'registered'; email: string; retryAfter: number }
  /** The service waits for the address to be verified. */
  | { type: 'waited'; email: string }
  | { type: 'verified'; email: string }
  | { type: 'signedIn'; account: Account; status: AccountStatus }
  /** The person goes on with the account of a live session. */
  | { type: 'continued'; account: Account }
  | { type: 'signedOut' }
  | { type: 'startedOver' }
  /** A step's request was answered with a problem. */
  | { type: 'failed'; code: string }
  /** The view is on the screen. */
  | { type: 'shown' };
