const changed = (control: HTMLInputElement): boolean => {
  if (control.type === 'checkbox') return control.checked !== control.defaultChecked;
  if (control.readOnly || control.type === 'hidden') return false;
  return control.value !== control.defaultValue;
};

/** Whether something here would be lost: what a person typed and didn't send, or recovery codes that are shown this once. */
export const hasUnsavedInput = (root: ParentNode): boolean =>
  [...root.querySelectorAll<HTMLInputElement>('form input')].some(changed) || root.querySelector('.ems-codes') !== null;
