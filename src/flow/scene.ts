import type { nothing, TemplateResult } from 'lit';
import type { StepContext } from './first-steps.ts';

/** A screen of the journey's own. */
export interface Screen {
  /** Its card, in the frame. */
  frame: TemplateResult;
  /** Its form and buttons, in the light DOM. */
  content: TemplateResult | typeof nothing;
}

/** What the flow shows. */
export interface Scene {
  context: StepContext;
  /** The registration: shown, or kept out of sight with what is typed in it while the person looks back at an earlier step. */
  register?: 'shown' | 'kept' | undefined;
  /** The element of another step. */
  element?: unknown;
  /** Or a screen of the journey's own. */
  screen?: Screen | undefined;
  /** Its room is kept until it is known that there is none. */
  progress?: unknown;
  /** The ways back and to the sign-in. */
  ways?: unknown;
}
