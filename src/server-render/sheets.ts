import { servedBox } from '../adopt/served-state.ts';
import { stateStyles } from '../styles/state.styles.ts';
import { classOf, drawnTags } from './served-element.ts';
import { scriptedClass } from './without-script.ts';

/** The class of a served form between the start of the scripts and the first drawing: `ems-elements/adopt`. */
const served = (css: string): string => css.replace(/:is\(\.ems-light,/g, () => `:is(.ems-light, .${servedBox},`);

const tidy = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .trim();

/** What a form can't do without a script isn't offered, nor said. */
const withoutScript = `@media (scripting: none) { :is(.ems-light, #_#_#_) :is(button[type='button'], .${scriptedClass}) { display: none } }`;

/**
 * The sheet of forms that a server has rendered, the same rules as those that the elements bring along: of some tags, or of all.
 * Once per page, as a file or in a `<style>`.
 */
export const formCss = (...tags: string[]): string => {
  const sheets = new Set((tags.length ? tags : drawnTags()).flatMap((tag) => classOf(tag)?.lightStyles ?? []));
  const rules = [...sheets, stateStyles].map(({ cssText }) => cssText);
  return `${tidy(served([...rules, withoutScript].join('\n')))}\n`;
};

/** The sheet of an element's frame. The last rule hides the served frame as soon as the element has drawn its own before it. */
export const frameCss = (tag: string): string => {
  const rules = (classOf(tag)?.elementStyles ?? []).map(({ cssText }) => cssText);
  return `${tidy([...rules, '.frame ~ .frame { display: none }'].join('\n'))}\n`;
};
