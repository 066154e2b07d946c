import { html, nothing } from 'lit';
import { returnAddress } from '../../rules/return-address.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { signupScreensMessages } from '../messages/own-screens.en.ts';
import { screenCard } from './screen-card.ts';
import type { Step } from './step.ts';

/** The end, with the way on. */
export const done: Step = {
  id: 'done',
  load: async () => undefined,
  render: (host) => {
    const words = host.localizer.group('signupScreens', signupScreensMessages);
    const back = returnAddress(host.returnTo, host.activeClient?.allowedReturnUrls);
    const href = back ?? host.continueHref;
    host.light.adopt(screenStyles);
    return {
      card: screenCard(words.doneHeading, { name: 'done', text: words.doneText }),
      content: href
        ? html`<a class="ems-button" href=${href}>${back ? words.continueTo(new URL(back).host) : words.continue}</a>`
        : nothing,
    };
  },
  done: {},
};
