/** What a browser would make of the answers to several calls of one press: the next one has to come with what the one before set. */
export interface CookieJar {
  take(set: readonly string[]): void;
  /** The `Cookie` header of the next call. */
  header(): string | undefined;
  /** `Set-Cookie` for the browser, the last of each cookie (RFC 6265 section 4.1.1). */
  set(): string[];
}

const nameOf = (pair: string): string => pair.slice(0, Math.max(0, pair.indexOf('='))).trim();

/** `Path=/` and no `Domain`: what a service sets for itself. */
const placeOf = (cookie: string): string =>
  cookie
    .split(';')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => /^(domain|path)=/.test(each) && each !== 'path=/')
    .sort()
    .join(';');

export const cookieJar = (sent: string | null): CookieJar => {
  const all = new Map<string, string>();
  let header = sent ?? undefined;
  return {
    take(set) {
      for (const cookie of set) {
        const [pair = ''] = cookie.split(';');
        const [name, place] = [nameOf(pair), placeOf(cookie)];
        const key = `${name} ${place}`;
        all.delete(key);
        all.set(key, cookie);
        const isGone = pair.trim().endsWith('=') || /;\s*max-age=0/i.test(cookie);
        // What is taken away elsewhere was doubled, and none of it came here.
        if (isGone && place !== '') continue;
        const others = (header ?? '').split(';').filter((each) => each.trim() !== '' && nameOf(each) !== name);
        header = [...others.map((each) => each.trim()), ...(isGone ? [] : [pair.trim()])].join('; ') || undefined;
      }
    },
    header: () => header,
    set: () => [...all.values()],
  };
};
