import type { EmsElement } from '../base/ems-element.ts';
import type { Journey } from '../journeys/journey.ts';
import type { SignupFlowMessages } from './messages/en.ts';
import type { OwnScreens } from './own-screens.ts';

/** What those who lead through a journey, and draw it, know of its element. */
export interface FlowHost extends EmsElement<SignupFlowMessages> {
  /** The journey in force. */
  readonly plan: Journey;
  readonly returnTo: string | undefined;
  readonly continueHref: string | undefined;
  readonly tokenParam: string | undefined;
  readonly forgotPasswordHref: string | undefined;
  readonly historyMode: 'push' | 'none';
  /** Fetches the journey's own screens. */
  screens(): Promise<OwnScreens>;
}
