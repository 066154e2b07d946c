import type { EmsElement } from '../base/ems-element.ts';
import { several } from '../base/form-help.ts';
import { errorSummaryMessages } from '../i18n/messages/problems.en.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { attributeOf } from './native-form.ts';

/** A form, by its id and what it says at a field. */
interface RefusedForm {
  id: string;
  error(name: string): string | undefined;
}

/** The words of the label of a control, as they stand in the markup. */
const labelIn = (drawn: string, id: string): string => {
  const labels = [...drawn.matchAll(/(<label\b[^>]*>)([^]*?)<\/label>/g)];
  const [, , label = ''] = labels.find(([, tag = '']) => attributeOf(tag, 'for') === id) ?? [];
  return label.replace(/<[^>]*>/g, '').trim();
};

/**
 * A form that is refused for several reasons lists them on top, as the element does with a script (`form-help.ts`). `mode`: the
 * attribute `error-summary`.
 */
export const withErrorList = (
  drawn: string,
  form: RefusedForm,
  mode: unknown,
  localizer: EmsElement['localizer'],
): string => {
  const id = escapeAttribute(form.id);
  const entries = [...drawn.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].flatMap(([tag]) => {
    const [name = '', own = ''] = [attributeOf(tag, 'name'), attributeOf(tag, 'id')];
    const words = own.startsWith(`${id}-`) ? form.error(name) : undefined;
    if (words === undefined) return [];
    const link = `<a href="#${own}">${labelIn(drawn, own) || name}</a>`;
    return [`<li>${link}<span>: ${escapeText(words)}</span></li>`];
  });
  if (mode === 'never' || entries.length < (mode === 'always' ? 1 : several)) return drawn;
  const { heading } = localizer.group('errorSummary', errorSummaryMessages);
  const title = `<p id="${id}-errors">${escapeText(heading(entries.length))}</p>`;
  const list = `<div class="ems-errors" tabindex="-1" role="group" aria-labelledby="${id}-errors">${title}<ul>${entries.join('')}</ul></div>`;
  return drawn.replace(/<form\b[^>]*>/g, (tag) => (attributeOf(tag, 'id') === id ? tag + list : tag));
};
