/** A control that a form knows: an input, or an element of the page's own that is associated with forms. */
export type Field = HTMLElement & Partial<Pick<HTMLInputElement, 'form' | 'labels' | 'validity' | 'validationMessage'>>;

const controls = 'input, select, textarea';

/** What the form has it by. An element of the page's own may keep its name to itself. */
export const nameOf = (field: Element): string => field.getAttribute('name') ?? '';

/** All that a form knows, asked past its own names: a field of the page that is called `elements` would be found in their place. */
export const elementsOf = (form: HTMLFormElement | null): HTMLFormControlsCollection | null =>
  form && Reflect.get<HTMLFormElement, 'elements'>(HTMLFormElement.prototype, 'elements', form);

/** Whether it takes input: a control of HTML's, or any element of the page's own among those that the form knows. */
export const isField = (node: Element): node is Field => node.matches(controls) || node.localName.includes('-');

const textOf = (node: Element | null | undefined): string => {
  const copy = node?.cloneNode(true) as HTMLElement | undefined;
  copy?.querySelectorAll(`${controls}, button`).forEach((control) => control.remove());
  return copy?.textContent.trim() ?? '';
};

/** What people know a field by, without a control that stands in its label; of radio buttons and of several check boxes that of their group. */
export const labelOf = (field: Field, form: HTMLFormElement | null): string => {
  const alike = [...(elementsOf(form) ?? [])].filter((other) => nameOf(other as Field) === nameOf(field));
  const group = alike.length > 1 && field.closest('fieldset, [role="radiogroup"], [role="group"]');
  if (group) return textOf(group.querySelector('legend')) || (group.getAttribute('aria-label') ?? '');
  const root = field.getRootNode() as Document | ShadowRoot;
  const named = field.labels?.[0] ?? field.closest('label');
  return (
    textOf(named ?? (field.id ? root.querySelector(`label[for="${CSS.escape(field.id)}"]`) : null)) ||
    (field.getAttribute('aria-label') ?? '')
  );
};
