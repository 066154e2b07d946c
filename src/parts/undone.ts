import type { EmsElement } from '../base/ems-element.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';
import { redirectMessages } from './messages/redirect.en.ts';
import type { Status } from './status.ts';

/**
 * Whatever the service says of what was done to a row of a list, the list shows that it wasn't. Whether that is told: by the button in the
 * row otherwise, which is closed in a page that was loaded anew (`open`).
 */
export const undone = (host: EmsElement, status: Status, result: RedirectResult, open: boolean): boolean => {
  const words = host.localizer.group('redirect', redirectMessages);
  if (result === 'success') status.announce(words.unknown, false);
  else if (result !== 'failed' || open) return false;
  else status.alarm(words.failed);
  return true;
};
