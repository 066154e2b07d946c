/**
 * What a person entered and did in a journey, in this tab. It survives a reload, so it holds nothing that must not be
 * kept: never a password or a code.
 */
export interface Entered {
  /** Names of the steps whose work was done here. */
  readonly done: readonly string[];
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  /** The version of the terms that was accepted before there was an account. */
  readonly acceptedTerms?: string | undefined;
  /** A step that the person went to instead of the one that is due: back to correct something, or to sign in. */
  readonly at?: string | undefined;
  /** The step that was shown last; who comes back from a sign-in elsewhere is known by it. */
  readonly shown?: string | undefined;
  /** The account that the journey goes on with. A live session that was there before is asked about first. */
  readonly account?: string | undefined;
  /** The account whose journey is over, and was said to be. */
  readonly completed?: string | undefined;
}

export const nothingEntered: Entered = { done: [] };

const texts = ['firstName', 'lastName', 'email', 'acceptedTerms', 'at', 'shown', 'account', 'completed'] as const;

/** From what was kept, whatever it is: a page or an extension may have written there too. */
export const readEntered = (kept: unknown): Entered => {
  if (typeof kept !== 'object' || kept === null) return nothingEntered;
  const found = kept as Record<string, unknown>;
  const own = (name: string): unknown => (Object.hasOwn(found, name) ? found[name] : undefined);
  const done = own('done');
  return {
    ...Object.fromEntries(texts.flatMap((name) => (typeof own(name) === 'string' ? [[name, own(name)]] : []))),
    done: Array.isArray(done) ? done.filter((id) => typeof id === 'string') : [],
  };
};
