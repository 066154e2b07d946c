/**
 * `npm run new:element change-password`: the folder of a new element with its test, which passes, and what is generated from it. The
 * build refuses the element until its words, its documentation and its stories are written.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { repository } from './generate/elements.ts';
import { languageCodes } from './generate/messages.ts';

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
  [`${folder}/messages/en.ts`]: `export const ${camel}Messages = {
  heading: 'TODO: ${pascal.replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}',
  submit: 'TODO: Save',
};

export type ${pascal}Messages = typeof ${camel}Messages;
`,
  ...Object.fromEntries(
    languageCodes(repository).map((language) => [
      `${folder}/messages/${language}.ts`,
      `import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  ${camel}: {
    heading: 'TODO',
    submit: 'TODO',
  },
} satisfies Pick<MessageGroups, '${camel}'>;
`,
    ]),
  ),
  [`${folder}/${tag}.events.ts`]: `/** TODO: what the element did. */
export interface ${pascal}DoneDetail {
  done: true;
}

declare global {
  interface GlobalEventHandlersEventMap {
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
import { ${camel}Messages, type ${pascal}Messages } from './messages/en.ts';

/**
 * TODO: what it is and does, and the source of each rule.
 *
 * @summary TODO: one line.
 * @category Account
 * @keywords TODO
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
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    return formFrame(this.#form, html\`\`);
  }

  protected override renderActions(): TemplateResult {
    return submitButton(this.#form, this.t.submit);
  }
}
`,
  [`test/elements/${name}/${tag}.test.ts`]: `import '../../../src/define/${tag}.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { Ems${pascal} } from '../../../src/elements/${name}/${tag}.ts';
import { ${camel}Messages } from '../../../src/elements/${name}/messages/en.ts';
import { alertText, button, expect, fixture, html, settled, waitUntil } from '../../support/elements.ts';

describe('${tag}', () => {
  it('says what cannot be done with this client', async () => {
    const element = await fixture<Ems${pascal}>(html\`<${tag} .client=\${createMemoryClient()}></${tag}>\`);
    await settled(element);
    button(element, ${camel}Messages.submit).click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal(element.localizer.problem('not_offered'));
  });
});
`,
};

for (const path of Object.keys(files)) {
  if (existsSync(path)) {
    console.error(`${path} is there already.`);
    process.exit(1);
  }
}
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}
execFileSync(process.execPath, ['scripts/generate.ts'], { stdio: 'inherit' });

console.log(`
Run its test: npx web-test-runner --files test/elements/${name}/${tag}.test.ts
\`npm run generate -- --check\` says what it still needs before it can be built: words, documentation, a story. Fields want an
autofill.ts beside the test (see test/support/autofill.ts). Run \`npm run generate\` after each change of the class comment.`);
