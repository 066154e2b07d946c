/** What the tokens editor in Storybook makes of tokens, without a page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  asAddress,
  asCss,
  colourFor,
  contrast,
  contrastPairs,
  fromAddress,
  hexOf,
  lengthOf,
  ratio,
  sortOf,
} from '../../stories/theming/tokens-model.ts';
import { tokens } from '../../scripts/manifest.ts';

const names = tokens().map(({ name }) => name);

describe('the tokens editor', () => {
  it('knows what every token of the documentation takes', () => {
    assert.ok(names.length > 20);
    for (const name of names) assert.ok(sortOf(name).property, name);
    assert.throws(() => sortOf('--ems-mood'), /--ems-mood/);
  });

  it('writes what is changed as CSS, and nothing for nothing', () => {
    assert.equal(asCss({ '--ems-radius': '4px' }), ':root {\n  --ems-radius: 4px;\n}\n');
    assert.equal(asCss({}), '');
  });

  it('reads from an address what it wrote into one, in the order of the tokens, and no token that there isn’t', () => {
    const changes = {
      '--ems-color-accent': 'light-dark(#5b2bd0, #c3adff)',
      '--ems-font-family': 'Georgia, serif',
      '--ems-radius': '4px',
    };
    assert.deepEqual(fromAddress(asAddress(changes), names), changes);
    assert.equal(
      asAddress(fromAddress('radius:4px;mood:blue;color-accent:red;space', names)),
      'color-accent:red;radius:4px',
    );
    assert.deepEqual(fromAddress('', names), {});
  });

  it('takes lengths apart, and leaves alone what is more than one', () => {
    assert.deepEqual(lengthOf('0.5rem'), { amount: 0.5, unit: 'rem' });
    assert.deepEqual(lengthOf('12px'), { amount: 12, unit: 'px' });
    assert.equal(lengthOf('calc(1px + 1em)'), undefined);
    assert.equal(lengthOf('1px 2px'), undefined);
  });

  it('compares the pairs that the guide tells of', () => {
    const pairs = contrastPairs(readFileSync('docs/theming.md', 'utf8'));
    assert.deepEqual(pairs[0], { text: '--ems-color-accent', ground: '--ems-color-surface', least: 4.5 });
    assert.ok(pairs.some(({ text, least }) => text === '--ems-color-focus' && least === 3));
    for (const { text, ground } of pairs) for (const name of [text, ground]) assert.ok(names.includes(name), name);
  });

  it('measures contrast as WCAG does, and rounds it down', () => {
    assert.equal(ratio(contrast([0, 0, 0], [255, 255, 255])), '21 : 1');
    assert.equal(ratio(contrast([119, 119, 119], [255, 255, 255])), '4.4 : 1');
    assert.equal(contrast([1, 2, 3], [1, 2, 3]), 1);
  });

  it('writes one colour, or one for light and one for dark', () => {
    assert.equal(hexOf([11, 110, 85]), '#0b6e55');
    assert.equal(colourFor('#fff', '#fff'), '#fff');
    assert.equal(colourFor('#fff', '#000'), 'light-dark(#fff, #000)');
  });
});
