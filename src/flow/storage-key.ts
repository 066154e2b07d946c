/** Under what this tab keeps what was entered in a journey. */
export const storageKey = (journey: string): string => `ems-journey ${journey}`;
