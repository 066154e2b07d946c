import { nothing } from 'lit';
import { verifyEmailMessages } from '../elements/verify-email/messages/en.ts';
import type { EmsElement } from '../base/ems-element.ts';
import { alert } from '../parts/form.ts';
import { escapeText } from './escape.ts';
import { withoutScriptMessages } from '../elements/verify-email/messages/without-script.en.ts';
import { withFocus, type NativeForm } from './native-form.ts';
import { renderValue } from './template.ts';

/** What is true with a script only. */
export const scriptedClass = 'ems-scripted';

/** Of the button that asks whether the address is verified meanwhile. */
export const checkField = 'check';

/**
 * The waiting screen updates by itself, and where scripts are off it says what to do in the place of that. A button and no refresh: nobody
 * is read to, or writes, on a page that is loaded anew meanwhile (WCAG 2.2.1, 3.2.5).
 */
export const withCheck = (drawn: string, localizer: EmsElement['localizer'], form: NativeForm | undefined): string => {
  const { openLink } = localizer.group('verifyEmail', verifyEmailMessages);
  const words = localizer.group('withoutScript', withoutScriptMessages);
  const said = escapeText(openLink);
  const news = form?.values?.[checkField] ? withFocus(renderValue(alert(nothing, words.notYet), () => '')) : '';
  return drawn.replace(
    `<p>${said}</p>`,
    () => `<p class="${scriptedClass}">${said}</p><noscript><div class="ems-stack">${news}<p>${escapeText(words.openLink)}</p>
      <form method="${form ? 'post' : 'get'}"><button type="submit" name="${checkField}" value="yes">${escapeText(words.checkAgain)}</button></form></div></noscript>`,
  );
};
