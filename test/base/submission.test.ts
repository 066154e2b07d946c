import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { FormOptions } from '../../src/base/form-controller.ts';
import { FormController } from '../../src/base/form-controller.ts';
import { EmsElement } from '../../src/base/ems-element.ts';
import { failure, success, type Outcome } from '../../src/client/outcome.ts';
import { formFrame, submitButton } from '../../src/parts/form.ts';
import { textField } from '../../src/parts/text-field.ts';
import { alertText, button, expect, fixture, html, input, settled, type, waitUntil } from '../support/elements.ts';

/** Something that ends when the test says so. */
const held = () => {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { ended, end };
};

class FormOfTests extends EmsElement {
  protected readonly messageGroup = 'form';
  protected readonly english = {};
  options: Partial<FormOptions<string>> = {};
  answer: Outcome<string> | Promise<Outcome<string>> = success('');
  readonly controller = new FormController<string>(this, {
    ready: () => this.options.ready?.() ?? Promise.resolve(),
    validate: (values) => this.options.validate?.(values) ?? {},
    submit: () => this.answer,
    done: (...given) => this.options.done?.(...given),
    failed: (...given) => this.options.failed?.(...given) ?? false,
  });

  protected override renderForm() {
    return formFrame(
      this.controller,
      html`${textField(this.controller, { name: 'word', label: 'Word', type: 'text', autocomplete: 'off' })}
      ${textField(this.controller, { name: 'secret', label: 'Secret', type: 'password', autocomplete: 'current-password' })}
      ${submitButton(this.controller, 'Send')}`,
    );
  }
}
customElements.define('form-of-tests', FormOfTests);

const draw = async (options: Partial<FormOptions<string>>, answer: FormOfTests['answer'] = success('')) => {
  const client = createMemoryClient();
  const element = await fixture<FormOfTests>(html`<form-of-tests .client=${client}></form-of-tests>`);
  Object.assign(element, { options, answer });
  await settled(element);
  type(element, { word: 'typed', secret: 'a secret' });
  await settled(element);
  return element;
};

const open = (element: FormOfTests): boolean =>
  !input(element, 'word').readOnly && element.querySelector('button[type="submit"]')!.ariaDisabled !== 'true';

describe('a form that is sent', () => {
  it('takes nothing that is typed until what comes of the answer is drawn', async () => {
    const { ended, end } = held();
    let begun = false;
    const element = await draw({
      done: async () => {
        begun = true;
        await ended;
        element.controller.form!.reset();
      },
    });
    button(element, 'Send').click();
    await waitUntil(() => begun);
    await settled(element);
    expect(open(element)).to.equal(false);
    end();
    await waitUntil(() => open(element));
    expect(input(element, 'word').value).to.equal('');
  });

  it('nor until it is said why it was refused', async () => {
    const { ended, end } = held();
    let begun = false;
    const element = await draw(
      {
        failed: async () => {
          begun = true;
          await ended;
          return false;
        },
      },
      failure('forbidden'),
    );
    button(element, 'Send').click();
    await waitUntil(() => begun);
    await settled(element);
    expect(open(element)).to.equal(false);
    end();
    await waitUntil(() => open(element));
    expect(alertText(element)).to.not.equal(undefined);
    expect(input(element, 'word').value).to.equal('typed');
  });

  it('can be sent once more where what follows breaks down', async () => {
    const element = await draw({ done: () => Promise.reject(new TypeError('Failed to fetch')) });
    button(element, 'Send').click();
    await waitUntil(() => alertText(element));
    expect(open(element)).to.equal(true);
    expect(input(element, 'secret').value).to.equal('a secret');
  });

  it('is off from the moment at which it says that it has to wait', async () => {
    const element = await draw({}, { ok: false, problem: { code: 'rate_limited', retryAfter: 30 } });
    const openWith: boolean[] = [];
    new MutationObserver(() => {
      if (alertText(element)) openWith.push(open(element) || element.controller.countdown === undefined);
    }).observe(element, { subtree: true, childList: true, attributes: true });
    button(element, 'Send').click();
    await waitUntil(() => /^Try again in/.test(element.querySelector('button[type="submit"]')!.textContent.trim()));
    expect(openWith).to.not.include(true);
  });

  it('forgets its passwords as soon as it has its answer, even if the page is left before that is drawn', async () => {
    const { ended, end } = held();
    let begun = false;
    const element = await draw({
      done: async () => {
        begun = true;
        await ended;
        return true;
      },
    });
    button(element, 'Send').click();
    await waitUntil(() => begun);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(input(element, 'secret').value).to.equal('');
    end();
    await waitUntil(() => open(element));
  });

  it('keeps them while its request is on its way', async () => {
    const { ended, end } = held();
    const element = await draw(
      {},
      ended.then(() => failure('unreachable')),
    );
    button(element, 'Send').click();
    await waitUntil(() => !open(element));
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    end();
    await waitUntil(() => open(element));
    expect(input(element, 'secret').value).to.equal('a secret');
  });
});
