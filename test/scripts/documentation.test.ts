/** Pages of Storybook that are made of Markdown files. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { asMdx, sectionOf, withLinks } from '../../.storybook/pages/markdown.ts';
import { guides } from '../../.storybook/pages/write.ts';

const root = mkdtempSync(join(tmpdir(), 'documentation-'));
after(() => rmSync(root, { recursive: true, force: true }));
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
write('package.json', '{"repository":{"url":"git+https://example.org/it.git"}}');
write('src/index.ts', '');
write('docs/theming.md', '# Theming\n');
write('docs/frameworks/react.md', '# React 18/19\n');
write('docs/decisions/README.md', '# Decisions\n');
write('docs/decisions/0014-one.md', '# 0014: `One` of them\n');

describe('guides', () => {
  it('are all Markdown files of docs, by their folders and headings', () => {
    assert.deepEqual(
      guides(root).map(({ id, title }) => [id, title]),
      [
        ['decisions-0014-one', 'Decisions/0014 One of them'],
        ['decisions-readme', 'Decisions/Overview'],
        ['guides-frameworks-react', 'Guides/Frameworks/React 18∕19'],
        ['guides-theming', 'Guides/Theming'],
      ],
    );
  });

  it('link to each other within Storybook, and to other files in the repository', () => {
    const led = withLinks(
      '[a](theming.md#tokens) [b](decisions/) [c](../src/index.ts) [d](https://e.org/) [e](#f)\n\n```md\n[g](theming.md)\n```\n',
      'docs/x.md',
      guides(root),
      root,
    );
    assert.equal(
      led,
      '[a](?path=/docs/guides-theming--docs#tokens) [b](?path=/docs/decisions-readme--docs) [c](https://example.org/it/blob/HEAD/src/index.ts) [d](https://e.org/) [e](#f)\n\n```md\n[g](theming.md)\n```\n',
    );
  });
});

describe('MDX of Markdown', () => {
  const page = { id: 'guides-x', title: 'Guides/“x” & "y"' };

  it('has headings as headings, in words that are no markup, and the rest as a string', () => {
    const mdx = asMdx('# `<x>` {y}\n\nText {z} <b>\n\n```sh\n# no heading\n```\n\n## Next\n\n| a |\n|---|\n', page);
    assert.match(mdx, /<Meta title="Guides\/“x” & &quot;y&quot;" id="guides-x" \/>/);
    assert.match(mdx, /^# \\<x> \\\{y}$/m);
    assert.match(mdx, /^<Markdown>\{"Text \{z} <b>\\n\\n```sh\\n# no heading\\n```"}<\/Markdown>$/m);
    assert.match(mdx, /^## Next\n\n<Markdown>/m);
  });

  it('leaves out what generators say to each other', () => {
    assert.doesNotMatch(asMdx('<!-- elements -->\n\n# It\n', page), /<!--/);
  });

  it('takes a section by its heading, or says that there is none', () => {
    assert.equal(sectionOf('# A\n\none\n\n## B\n\ntwo\n', 'A'), 'one');
    assert.throws(() => sectionOf('# A\n', 'C'), /no section “C”/);
  });
});
