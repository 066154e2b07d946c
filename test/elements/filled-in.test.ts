/** Password managers write values in ways of their own, and tell the page of them by some events, or by none: what stands in the fields counts. */
import { forms } from './faults/forms.ts';
import { useForm, type Enter } from './faults/use-form.ts';
import { expect } from '../support/elements.ts';

const telling =
  (...events: string[]): Enter =>
  (field, value) => {
    field.value = value;
    for (const name of events)
      field.dispatchEvent(
        name.startsWith('key')
          ? new KeyboardEvent(name, { bubbles: true, composed: true })
          : new Event(name, { bubbles: !['focus', 'blur'].includes(name) }),
      );
  };

const ways: Record<string, Enter> = {
  'no event': telling(),
  '“change” alone': telling('change'),
  '“input” alone': telling('input'),
  'keys alone': telling('keydown', 'keypress', 'keyup'),
  'all of them, and a focus that it plays': telling('focus', 'keydown', 'input', 'keyup', 'change', 'blur'),
  'the attribute too': (field, value) => {
    field.setAttribute('value', value);
    telling('change')(field, value);
  },
  'the prototype’s setter, twice, as for React': (field, value) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    set!.call(field, '');
    set!.call(field, value);
    telling('input', 'change')(field, value);
  },
};

for (const [way, enter] of Object.entries(ways))
  describe(`filled in with ${way}`, function () {
    this.timeout(60_000);
    for (const [tag, rows] of Object.entries(forms))
      // The deletion's button has a pause of its own, which it tells of: test/elements/delete-account/delayed-enable.test.ts.
      for (const form of rows.filter(({ press }) => !press && tag !== 'ems-delete-account'))
        it([tag, form.what].filter(Boolean).join(' '), async () => {
          expect(await useForm(tag, form, enter)).to.equal(undefined);
        });
  });
