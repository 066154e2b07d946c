/** What a link names that leads to the sign-in within the journey: one inside a step, one of the page, or one of another page. */
export const signInLink = '#ems-sign-in';

/** Under what this tab keeps what was entered in a journey. */
export const storageKey = (journey: string): string => `ems-journey ${journey}`;
