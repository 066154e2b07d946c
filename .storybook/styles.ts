/**
 * The sheets of Storybook's pages, as they are written: a build would put something for older browsers in the place of `light-dark()`,
 * which a property of a site's own can't hold.
 */
import editor from '../stories/theming/tokens-editor.css?raw';
import preview from './preview.css?raw';
import themes from './themes.css?raw';

export const addStyles = (): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(preview + themes + editor);
  document.adoptedStyleSheets.push(sheet);
};
