import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import { readEntered, type Entered } from '../journeys/entered.ts';
import { storageKey } from './names.ts';

/** What was entered in this tab before a reload, or before a sign-in elsewhere. */
export const recall = (journey: string): Entered => readEntered(readFromTab(storageKey(journey)));

/** Where the storage is blocked or full, the journey works all the same, until the page is left. */
export const keep = (journey: string, entered: Entered): void => keepInTab(storageKey(journey), entered);
