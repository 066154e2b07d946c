import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import { readEntered, type Entered } from '../journeys/entered.ts';

const keyOf = (journey: string): string => `ems-journey ${journey}`;

/** What was entered in this tab before a reload, or before a sign-in elsewhere. */
export const recall = (journey: string): Entered => readEntered(readFromTab(keyOf(journey)));

/** Where the storage is blocked or full, the journey works all the same, until the page is left. */
export const keep = (journey: string, entered: Entered): void => keepInTab(keyOf(journey), entered);
