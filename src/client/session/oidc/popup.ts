import { abortError } from '../../abort.ts';
import { openChannel } from '../channel.ts';

/** What the state of a sign-in in a pop-up ends with, so that the page in it knows what it is. */
export const popupMark = 'popup';

export const isFromPopup = (answer: URL): boolean => answer.searchParams.get('state')?.split(';')[1] === popupMark;

const size = { width: 480, height: 720 };

/** Has to happen in the very call that a press caused, or the browser blocks it. */
export const openPopup = (): Window | null => {
  const left = Math.round(screenX + (outerWidth - size.width) / 2);
  const top = Math.round(screenY + (outerHeight - size.height) / 2);
  return open('about:blank', '_blank', `popup,width=${size.width},height=${size.height},left=${left},top=${top}`);
};

/**
 * A channel rather than `opener.postMessage`: a page with `Cross-Origin-Opener-Policy: same-origin`, as strict sites send it, is
 * cut off from a pop-up that has been elsewhere. Only pages of this origin hear it.
 */
const channelOf = (name: string): BroadcastChannel | undefined => openChannel(`${name} popup`);

/** In the pop-up: hands the answer to the page that waits for it. `false` when no page does. */
export const handOver = (name: string, answer: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const channel = channelOf(name);
    const end = (taken: boolean): void => {
      clearTimeout(timer);
      channel?.close();
      resolve(taken);
      if (taken) close();
    };
    const timer = setTimeout(() => end(false), 2000);
    channel?.addEventListener(
      'message',
      ({ data }) => data === `taken ${answer.searchParams.get('state')}` && end(true),
    );
    channel?.postMessage(answer.href);
  });

const isAnswer = (data: unknown): data is string =>
  typeof data === 'string' && URL.canParse(data) && isFromPopup(new URL(data));

/** How long the service's own sign-in page can be answered. */
const patience = 10 * 60_000;

/**
 * Waits for the answer; nothing when the pop-up was closed. A browser says that of a pop-up which it has cut off too, so it is
 * believed only when the person is back at this page; and not quite even then: who only looked over here goes on in the pop-up,
 * and what comes of it is told to `late`.
 */
export const waitForAnswer = (
  name: string,
  popup: Window,
  state: string,
  signal: AbortSignal | undefined,
  late: (answer: URL) => void,
): Promise<URL | undefined> =>
  new Promise((resolve, reject) => {
    const channel = channelOf(name);
    let seen = 0;
    let take: (answer: URL) => void = resolve;
    let back = false;
    const focus = ({ type }: Event): void => void (back = type === 'focus');
    const rest = (): void => {
      clearInterval(timer);
      removeEventListener('focus', focus);
      removeEventListener('blur', focus);
      signal?.removeEventListener('abort', stop);
    };
    const end = (): void => {
      rest();
      channel?.close();
    };
    const stop = (): void => {
      end();
      popup.close();
      reject(abortError());
    };
    const look = (): void => {
      seen = popup.closed && back ? seen + 1 : 0;
      // The answer of one that closes itself is on its way.
      if (seen < 3) return;
      rest();
      setTimeout(() => channel?.close(), patience);
      take = late;
      resolve(undefined);
    };
    const timer = setInterval(look, 300);
    addEventListener('focus', focus);
    addEventListener('blur', focus);
    signal?.addEventListener('abort', stop);
    channel?.addEventListener('message', ({ data }) => {
      if (!isAnswer(data) || new URL(data).searchParams.get('state') !== state) return;
      channel?.postMessage(`taken ${state}`);
      end();
      take(new URL(data));
    });
  });
