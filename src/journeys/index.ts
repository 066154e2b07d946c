/** Sign-up journeys as data, and the pure functions from a journey and what is known to its step. No document, no element. */
export { defineJourney } from './define-journey.ts';
export { nothingEntered, readEntered, type Entered } from './entered.ts';
export type { Journey, JourneyContext, JourneyStep, KnownStep, OwnStep } from './journey.ts';
export { elementOne, findJourney, journeys, managedHost, manual, onPremTrial } from './journeys.ts';
export { offered } from './offered.ts';
export { finishStep, goTo, progressOf, reopenStep, stepBefore, stepOf, waitFor, type ProgressStep } from './steps.ts';
