import { journeyOf, type Journey } from './journey.ts';

/** Registration by itself, as on a marketing site; the terms come with the first sign-in. */
export const manual = journeyOf('manual', ['register', 'verify', 'sign-in', 'terms', 'done']);

/** The terms come first, and travel with the registration. */
export const elementOne = journeyOf('element-one', ['terms', 'register', 'verify', 'sign-in', 'done']);

/** Begins with what the trial is, and asks for the address before anything else of the registration. */
export const onPremTrial = journeyOf('on-prem-trial', [
  'introduction',
  'terms',
  'email',
  'register',
  'verify',
  'sign-in',
  'done',
]);

/** Begins with what is bought. */
export const managedHost = journeyOf('managed-host', [
  'introduction',
  'terms',
  'register',
  'verify',
  'sign-in',
  'done',
]);

export const journeys: readonly Journey[] = [manual, elementOne, onPremTrial, managedHost];

/** By its name, which may come from an address: what is no name of ours is none at all, nothing is looked up in an object. */
export const findJourney = (name: unknown): Journey | undefined => journeys.find((journey) => name === journey.name);
