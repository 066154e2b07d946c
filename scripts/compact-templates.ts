import { transform } from 'lightningcss';
import type { Plugin } from 'vite';

const minify = (sheet: string): string => {
  // The scope that the sheet of a form starts every rule with is put in later: a class stands in for it meanwhile.
  const { code } = transform({
    filename: 'sheet.css',
    minify: true,
    code: Buffer.from(sheet.replaceAll('${S}', '.S-S')),
  });
  // Where a nested rule names no `&`, browsers put one before it.
  return code
    .toString()
    .replaceAll('.S-S', '${S}')
    .replace(/([{},])& /g, '$1');
};

/**
 * Minifies `css` templates and takes the indentation out of `html` templates: bytes that every visitor would load and
 * nobody reads. Line breaks between tags stay, so that words keep their distance.
 */
export const compactTemplates = (): Plugin => ({
  name: 'compact-templates',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/(elements|parts|styles)\/.*\.ts$/.test(id)
      ? {
          code: code
            .replace(/css`([^`]*)`/g, (_, sheet: string) => `css\`${minify(sheet)}\``)
            .replace(/\n[ \t]+(?=[.?@]?[\w-]+=["$])/g, ' ')
            .replace(/\n[ \t]+(?=\/?>)/g, '')
            .replace(/\n[ \t]+/g, '\n'),
          map: null,
        }
      : undefined,
});
