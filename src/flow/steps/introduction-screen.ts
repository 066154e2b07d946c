import { html } from 'lit';
import { screenStyles } from '../../styles/screen.styles.ts';
import type { FlowHost } from '../flow-host.ts';
import { signupScreensMessages } from '../messages/own-screens.en.ts';
import { screenCard } from './screen-card.ts';
import type { Drawing } from './step.ts';

export const introductionScreen = (host: FlowHost): Drawing => {
  const words = host.localizer.group('signupScreens', signupScreensMessages);
  host.light.adopt(screenStyles);
  const done = () => host.send({ type: 'finished', step: 'introduction' });
  return {
    card: screenCard(words.introductionHeading, { name: 'introduction', text: words.introductionText }),
    content: html`<button type="button" @click=${done}>${words.register}</button>`,
  };
};
