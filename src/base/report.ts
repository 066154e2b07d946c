/** Tells a developer of a defect as if nobody had caught it. Not every simulated browser that sites are tested in knows how. */
export const report = (error: unknown): void => (globalThis.reportError ?? console.error)(error);
