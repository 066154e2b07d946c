import type { AccountMail } from '../../../src/server/index.ts';
import { english } from './letters.en.ts';
import { german } from './letters.de.ts';
import type { Letter } from './letter.ts';

/** Languages that mails are written in. */
export const languages = ['en', 'de'] as const;

export const toLetter = (mail: AccountMail): Letter => (mail.language === 'de' ? german(mail) : english(mail));
