import { formatAria, parseAria } from './aria-file.ts';
import { expect, test } from './test.ts';

const form = '- heading "Sign in"\n- form:\n  - textbox "Email"';
const done = '- status: Done';

test('stories with one tree stand above it together', () => {
  const text = formatAria(
    new Map([
      ['Empty', form],
      ['Done', done],
      ['Dark', form],
    ]),
  );
  expect(text).toBe(
    [
      'Empty, Dark:',
      '  - heading "Sign in"',
      '  - form:',
      '    - textbox "Email"',
      '',
      'Done:',
      '  - status: Done',
      '',
    ].join('\n'),
  );
});

test('what is written is read again', () => {
  const trees = new Map([
    ['Empty', form],
    ['Dark', form],
    ['Done', done],
    ['Nothing', ''],
  ]);
  expect(parseAria(formatAria(trees))).toEqual(trees);
  expect(parseAria('')).toEqual(new Map());
});
