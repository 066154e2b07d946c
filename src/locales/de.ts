import type { Locale } from '../i18n/localizer.ts';
const de: Locale = { code: 'de', groups: {} };
export default de;
