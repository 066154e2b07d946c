import type { Account, SessionState } from '../client/ports/session.ts';
import type { Entered } from '../journeys/entered.ts';
import type { Journey } from '../journeys/journey.ts';
import type { Offer } from './flow-event.ts';

/** What is shown: the id of a step, or the question that a live session on arrival leads to. */
export type View = string;

/** The view that asks whether to go on with the account of a live session. It is no step of a journey. */
export const arrival: View = 'signed-in';

/** Everything that the flow knows. */
export interface FlowState extends Readonly<Offer> {
  readonly entered: Entered;
  /** The service's word; unknown until it has answered. */
  readonly session?: SessionState | undefined;
  /** It was asked, and answered a problem. */
  readonly unanswered?: boolean;
  /** Something is typed that was not sent. */
  readonly unsaved?: boolean;
  /** A mailed token that was not spent. */
  readonly token?: string | undefined;
  /** Seconds until the verification email can be sent again. */
  readonly retryAfter?: number;
  /** Unknown while nothing can be shown before the service has answered. */
  readonly view?: View | undefined;
  /** The step that stays in the page, out of sight while another one is shown: what is typed in it is kept nowhere else. */
  readonly kept?: string | undefined;
}

/** The step whose form stays in the page while the person looks back. */
export const keptBy = (view: View | undefined): string | undefined => (view === 'register' ? view : undefined);

/** The flow before anything has happened. `view`: what a stranger begins with, where nothing says that this is somebody else. */
export const beginning = (journey: Journey, view?: View): FlowState => ({
  journey,
  entered: { done: [] },
  view,
  kept: keptBy(view),
});

/** Who is signed in. */
export const accountOf = ({ session }: Pick<FlowState, 'session'>): Account | undefined =>
  session && 'account' in session ? session.account : undefined;
