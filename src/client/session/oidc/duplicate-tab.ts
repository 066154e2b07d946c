import { openChannel } from '../channel.ts';

/** What names a token to pages that hold it, and tells it to no other. */
const nameOf = async (token: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export interface DuplicateTabs {
  /** This page is about to use the token. */
  announce(token: string): Promise<void>;
}

/**
 * A duplicated tab begins with a copy of this one's storage, the refresh token in it. One that is used twice ends whatever was
 * issued for it (RFC 9700 section 4.14.2), and so both tabs' sessions. So whoever uses it says so first, and a page that holds the
 * same one lets go of it: that one goes on until its access token ends, and then with a sign-in.
 */
export const watchDuplicateTabs = (
  name: string,
  held: () => string | undefined,
  letGo: (token: string) => void,
): DuplicateTabs => {
  const channel = openChannel(`${name} renewal`);
  channel?.addEventListener('message', ({ data }) => {
    const token = held();
    if (token !== undefined) void nameOf(token).then((own) => own === data && held() === token && letGo(token));
  });
  return {
    announce: async (token) => channel?.postMessage(await nameOf(token)),
  };
};
