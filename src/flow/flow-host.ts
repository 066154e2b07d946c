import type { EmsElement } from '../base/ems-element.ts';
import type { FormHost } from '../base/form-controller.ts';
import type { Journey } from '../journeys/journey.ts';
import type { SignupFlowMessages } from './messages/en.ts';
import type { FlowEvent } from './flow-event.ts';

/** What a step sees of the flow that it is drawn in. */
export interface FlowHost extends FormHost, Pick<EmsElement, 'client' | 'light'> {
  readonly returnTo: string | undefined;
  readonly continueHref: string | undefined;
  readonly forgotPasswordHref: string | undefined;
  /** Tells what happened in the step. */
  send(event: FlowEvent): void;
}

/** What the controller sees of the element. */
export type FlowElement = EmsElement<SignupFlowMessages> &
  FlowHost & {
    /** The journey in force. */
    readonly plan: Journey;
    readonly tokenParam: string | undefined;
    readonly historyMode: 'push' | 'none';
  };
