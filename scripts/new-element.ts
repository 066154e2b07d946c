/** `npm run new:element change-password`: all the files of a new element, ready to be filled. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const name = (process.argv[2] ?? '').replace(/^ems-/, '');
if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('Usage: npm run new:element change-password');
  process.exit(1);
}

const tag = `ems-${name}`;
const pascal = name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
const camel = pascal[0]!.toLowerCase() + pascal.slice(1);
const folder = `src/elements/${name}`;

const files: Record<string, string> = {
  [`${folder}/${tag}.messages.ts`]: `export const ${camel}Messages = {
  heading: '${pascal.replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}',
  submit: 'Save',
};

export type ${pascal}Messages = typeof ${camel}Messages;
`,
  [`${folder}/${tag}.events.ts`]: `/** What the element did. */
export interface ${pascal}DoneDetail {
  done: true;
}

declare global {
  interface HTMLElementEventMap {
    '${tag}-done': CustomEvent<${pascal}DoneDetail>;
  }
}
`,
  [`${folder}/${tag}.ts`]: `import { html, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { failure } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { ${camel}Messages, type ${pascal}Messages } from './${tag}.messages.ts';

/**
 * What it is and does, and the source of each rule.
 *
 * @summary One line.
 * @tagname ${tag}
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the form.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<${pascal}DoneDetail>} ${tag}-done - What happened.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class Ems${pascal} extends EmsElement<${pascal}Messages> {
  protected readonly messageGroup = '${camel}';
  protected readonly english = ${camel}Messages;

  readonly #form = new FormController<undefined>(this, {
    validate: () => ({}),
    submit: () => failure('not_offered'),
    done: () => void this.emit('${tag}-done', { done: true }),
  });

  override render(): TemplateResult {
    return card(this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    return formFrame(this.#form, html\`\`);
  }

  protected override renderActions(): TemplateResult {
    return submitButton(this.#form, this.t.submit);
  }
}
`,
  [`src/define/${tag}.ts`]: `import { define } from '../base/define.ts';
import { Ems${pascal} } from '../elements/${name}/${tag}.ts';

export type * from '../elements/${name}/${tag}.events.ts';

define('${tag}', Ems${pascal});

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': Ems${pascal};
  }
}
`,
  [`stories/${name}/${tag}.stories.ts`]: `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import '../../src/define/${tag}.ts';

const meta: Meta = { title: 'Elements/${tag}', component: '${tag}', tags: ['autodocs'] };
export default meta;

export const Empty: StoryObj = { render: () => html\`<${tag} .client=\${createMemoryClient()}></${tag}>\` };
`,
  [`test/elements/${name}/${tag}.test.ts`]: `import '../../../src/define/${tag}.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { Ems${pascal} } from '../../../src/elements/${name}/${tag}.ts';
import { alertText, button, expect, fixture, html, settled, waitUntil } from '../../support/elements.ts';

describe('${tag}', () => {
  it('does what it is for', async () => {
    const element = await fixture<Ems${pascal}>(html\`<${tag} .client=\${createMemoryClient()}></${tag}>\`);
    await settled(element);
    button(element, 'Save').click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal(undefined);
  });
});
`,
};

for (const [path, content] of Object.entries(files)) {
  if (existsSync(path)) {
    console.error(`${path} is there already.`);
    process.exit(1);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}

console.log(`
Then: import it in src/define/all.ts, export it from src/index.ts, German words in src/locales/de.ts, a row in README.md
and in bench/size.ts, its contract in test/elements/autofill.test.ts, its events in test/types/events.ts.`);
