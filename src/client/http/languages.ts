/** The page's language. Of its root: a client belongs to the whole page. */
const ofPage = (): string | undefined => globalThis.document?.documentElement.lang;

/**
 * What a request says of languages: first the page's, so that whoever reads a page in German gets the email in German, then those of
 * the browser. Nothing, which leaves it to the browser, where it has not the form that CORS lets pass without asking.
 */
export const acceptLanguage = (language = ofPage): string | undefined => {
  const first = language();
  const all = [first, ...(globalThis.navigator?.languages ?? [])].join();
  return first && /^[a-z\d,-]{1,128}$/i.test(all) ? all : undefined;
};
