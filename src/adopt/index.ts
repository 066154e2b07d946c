/**
 * Keeps the forms that a server has rendered (`ems-elements/server-render`) until the elements have drawn their own, and hands over what
 * was done in them meanwhile: nothing flickers, and no letter is lost. Imported before the elements are defined; a page without such forms
 * doesn't need it.
 */
import { adoptTags } from './adopt-tag.ts';

// Nothing to look for on a server.
if (typeof document !== 'undefined') {
  adoptTags();
  // A page that is still on its way: a tag is adopted as soon as the parser has made it.
  if (document.readyState === 'loading') {
    const observer = new MutationObserver(adoptTags);
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener('DOMContentLoaded', () => {
      adoptTags();
      observer.disconnect();
    });
  }
}
