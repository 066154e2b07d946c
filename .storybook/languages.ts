/** Every language that comes along, registered for the stories and offered in the toolbar. */
import { registerLocale, type Locale } from '../src/index.ts';

const locales = Object.values(import.meta.glob<Locale>('../src/locales/*.ts', { eager: true, import: 'default' }));
locales.forEach(registerLocale);

export const languages = ['en', ...locales.map(({ code }) => code)].map((value) => ({
  value,
  title: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
}));
