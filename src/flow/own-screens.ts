import { html, nothing } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { screenStyles } from '../styles/screen.styles.ts';
import type { Screen } from './scene.ts';
import { screenCard } from './screen-card.ts';
import { signupScreensMessages, type SignupScreensMessages } from './messages/own-screens.en.ts';

/** The two screens of a journey's own that say something and ask for nothing: the introduction, which may be the first, and the end. */
export class OwnScreens {
  readonly #host: EmsElement;
  #listener: (() => void) | undefined;
  #read = false;

  constructor(host: EmsElement) {
    this.#host = host;
    host.light.adopt(screenStyles);
  }

  /** Whoever leads on from the introduction; a press before somebody listens isn't lost. */
  set listener(listener: () => void) {
    this.#listener = listener;
    if (this.#read) listener();
    this.#read = false;
  }

  get words(): SignupScreensMessages {
    return this.#host.localizer.group('signupScreens', signupScreensMessages);
  }

  introduction(): Screen {
    const { words } = this;
    return {
      frame: screenCard(words.introductionHeading, { name: 'introduction', text: words.introductionText }),
      content: html`<button type="button" @click=${() => (this.#listener ? this.#listener() : (this.#read = true))}>${words.register}</button>`,
    };
  }

  done(href: string | undefined, site: string | undefined): Screen {
    const { words } = this;
    return {
      frame: screenCard(words.doneHeading, { name: 'done', text: words.doneText }),
      content: href
        ? html`<a class="ems-button" href=${href}>${site ? words.continueTo(site) : words.continue}</a>`
        : nothing,
    };
  }
}
