/** Names of people and of devices, for the cases of whatever takes one. */

export const keptNames = [
  'Zoë',
  "O'Connor-Smith",
  'J. R. R.',
  '李',
  '小龙',
  'محمد',
  'می\u200cخواهم',
  'မြွှာ',
  'X',
  'Æ',
] as const;

export const unusualNames = ['👩‍👩‍👧‍👦', '🏳️‍🌈', '<b>Ada</b>', '&amp; "Lovelace" <script>alert(1)</script>'] as const;

/** As they are typed, and as they are kept. */
export const tidiedNames: readonly (readonly [typed: string, kept: string])[] = [
  ['  Ann   Marie ', 'Ann Marie'],
  ['\u00a0Ann\u3000Marie\u2003', 'Ann Marie'],
  ['Ann\tMarie', 'Ann Marie'],
  ['Ann\r\nBcc: Marie', 'Ann Bcc: Marie'],
  ['Ann\u2028Marie', 'Ann Marie'],
  ['Zoe\u0308', 'Zoë'],
  ['\ufeffAnn\u200b', 'Ann'],
  ['\u202eAnn\u202c', 'Ann'],
  ['Ann\u2067\u200f', 'Ann'],
  ['An\u00adn', 'Ann'],
];

/** Nothing to see, halves of characters, controls, and more marks than any script piles up. */
export const noNames = [
  '\u00a0\u2003',
  '\u200b\u200b',
  '\u200d',
  '\u2060\u200e',
  '\u00ad',
  '\u3164',
  '\u2800',
  '\u0301',
  'Ada\u0000',
  'Ada\u0085',
  'Ada\ud83d',
  '\udc00Ada',
  'Ada\ufffd',
  `Z${'\u0301'.repeat(99)}`,
  // What joins letters parts no pile.
  `Z${'\u0301\u200d'.repeat(40)}`,
  `Z${'\u200c'.repeat(40)}`,
] as const;
