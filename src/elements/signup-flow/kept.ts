import { nothingEntered, readEntered, type Entered } from '../../journeys/entered.ts';

const keyOf = (journey: string): string => `ems-journey ${journey}`;

/** What was entered in this tab before a reload, or before a sign-in elsewhere. Storage may be blocked: then nothing is kept. */
export const recall = (journey: string): Entered => {
  try {
    return readEntered(JSON.parse(sessionStorage.getItem(keyOf(journey)) ?? 'null'));
  } catch {
    return nothingEntered;
  }
};

export const keep = (journey: string, entered: Entered): void => {
  try {
    sessionStorage.setItem(keyOf(journey), JSON.stringify(entered));
  } catch {
    // Blocked or full: the journey works all the same, until the page is left.
  }
};
