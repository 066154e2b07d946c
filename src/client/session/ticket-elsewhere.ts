import type { TabMessage } from './announcer.ts';
import { openChannel } from './channel.ts';

/** Milliseconds that another tab may take to answer. */
const answerTime = 400;

/** A ticket that another tab holds, besides those that were tried. `name`: of the announcer in that tab, which answers. */
export const ticketElsewhere = (name: string, tried: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    const asking = openChannel(name);
    const end = (found?: string): void => {
      asking?.close();
      resolve(found);
    };
    if (!asking) return end();
    setTimeout(end, answerTime);
    asking.addEventListener('message', ({ data }: MessageEvent<TabMessage | null>) => {
      if (data?.ticket !== undefined && !tried.includes(data.ticket)) end(data.ticket);
    });
    asking.postMessage({} satisfies TabMessage);
  });
