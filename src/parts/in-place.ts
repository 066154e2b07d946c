/**
 * What may stand in the place of a form: the notice of a live session, or a button that leads to a page of the service, what was
 * typed before that, and a button that waits for the service. One file, since a bundler splits what a form shares with several files that are fetched later into a chunk of
 * its own.
 */
export { RedirectButton } from './redirect-button.ts';
export { RedirectEntry, type EntryHost } from './redirect-entry.ts';
export { signedIn, signedInHeading } from './signed-in.ts';
export { signInBeside } from './sign-in-beside.ts';
export { restoreOnReturn } from './step-up-return.ts';
export { tryAgain } from './try-again.ts';
