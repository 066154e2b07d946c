import { registerLocale } from 'ems-elements';
import de from 'ems-elements/locales/de.js';

/** Before the elements: what a server has drawn in German is never drawn in English. The language is the page's, as `lang` says it. */
registerLocale(de);
