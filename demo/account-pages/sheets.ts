import { formCss, frameCss } from '../../src/server-render/index.ts';
import { tags } from './tags.ts';

const folder = '/forms/';

/** The address of the sheet of forms (`forms`), or of a tag's frame. */
export const sheetOf = (name: string): string => `${folder}${name}.css`;

/** The content of such an address. */
export const readSheet = (path: string): string | undefined => {
  if (path === sheetOf('forms')) return formCss(...Object.values(tags));
  const tag = Object.values(tags).find((each) => path === sheetOf(each));
  return tag && frameCss(tag);
};
