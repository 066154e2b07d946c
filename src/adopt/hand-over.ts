type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What can be filled in, pressed or opened. */
const selector = 'input, select, textarea, button, a, summary, [tabindex]';

/** Both were drawn from the same templates: the third button of the one is the third of the other. */
const kindOf = (element: Element): string =>
  [element.localName, element.getAttribute('name'), element.getAttribute('type'), element.className].join(' ');

const numbered = (boxes: readonly Element[]): Map<string, HTMLElement> => {
  const counts = new Map<string, number>();
  const found = new Map<string, HTMLElement>();
  // The buttons' box may stand inside the form's.
  const all = new Set(boxes.flatMap((box) => [...box.querySelectorAll<HTMLElement>(selector)]));
  for (const element of all) {
    const kind = kindOf(element);
    const place = counts.get(kind) ?? 0;
    counts.set(kind, place + 1);
    found.set(`${kind} ${place}`, element);
  }
  return found;
};

const isField = (element: Element): element is Field => /^(?:input|select|textarea)$/.test(element.localName);

export const namesOf = (boxes: readonly Element[]): Set<string> =>
  new Set([...numbered(boxes).values()].filter(isField).map(({ name }) => name));

/** From where to where, and which end moves. */
type Selected = [start: number, end: number, direction?: 'forward' | 'backward' | 'none' | undefined];

/** Shows nothing, and stands in no address. */
const mark = '\u2060';

/**
 * An address doesn't say where its caret is. A mark takes the selection's place, is found, and goes again; no form hears of it. At its end
 * where the mark isn't found: a browser writes a domain in ASCII.
 */
const selectedInAddress = (field: Field): Selected => {
  const { value } = field;
  const hush = (event: Event): void => event.stopImmediatePropagation();
  const heard = ['beforeinput', 'input'];
  for (const type of heard) addEventListener(type, hush, true);
  document.execCommand('insertText', false, mark);
  for (const type of heard) removeEventListener(type, hush, true);
  const start = field.value.indexOf(mark);
  const selected = value.length + mark.length - field.value.length;
  field.value = value;
  return start < 0 ? [value.length, value.length] : [start, start + selected];
};

const selectedIn = (field: Field): Selected | undefined => {
  if (field instanceof HTMLSelectElement) return undefined;
  const { selectionStart, selectionEnd, selectionDirection } = field;
  if (selectionStart !== null) return [selectionStart, selectionEnd!, selectionDirection ?? undefined];
  return field.type === 'email' ? selectedInAddress(field) : undefined;
};

const select = (field: Field, selected: Selected): void => {
  if (field instanceof HTMLSelectElement) return;
  const { type } = field;
  // Nor does it take one, but as a text it does.
  if (type === 'email') (field as HTMLInputElement).type = 'text';
  field.setSelectionRange(...selected);
  if (type === 'email') (field as HTMLInputElement).type = type;
};

const isTyped = (field: Field): boolean =>
  field instanceof HTMLSelectElement
    ? [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected)
    : field.value !== field.defaultValue ||
      (field instanceof HTMLInputElement && field.checked !== field.defaultChecked);

const isEmpty = (field: Field): boolean =>
  field instanceof HTMLInputElement && field.type === 'checkbox' ? !field.checked : field.value === '';

/** Gives a field what another one holds. The element hears of what a person has entered as if it were entered now. */
const fill = (from: Field, to: Field): void => {
  if (from.type === 'hidden' || ('readOnly' in to && to.readOnly)) return;
  // The page's script may have given the element a value that the server didn't know.
  if (isEmpty(from) && !isTyped(from)) return;
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) to.checked = from.checked;
  if (to.value !== from.value) to.value = from.value;
  if (!isTyped(from)) return;
  // A password manager's work is no person's; see `form-controller.ts`.
  const inputType = from.matches(':autofill') ? '' : 'historyRedo';
  to.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }));
};

/**
 * From the forms of a server to those of the element: what was entered, the focus with its selection, and what is open. Returns what has the
 * focus now.
 */
export const handOver = (served: readonly HTMLElement[], drawn: readonly HTMLElement[]): HTMLElement | undefined => {
  const targets = numbered(drawn);
  const root = served[0]?.getRootNode() as Document | ShadowRoot | undefined;
  const active = root?.activeElement;
  let target: HTMLElement | undefined;
  for (const [key, from] of numbered(served)) {
    const to = targets.get(key);
    if (!to) continue;
    if (isField(from) && isField(to)) fill(from, to);
    const selected = from === active && isField(from) ? selectedIn(from) : undefined;
    if (from.localName === 'summary')
      (to.parentElement as HTMLDetailsElement).open = (from.parentElement as HTMLDetailsElement).open;
    if (from !== active) continue;
    target = to;
    to.focus({ preventScroll: true });
    // The page's script has filled it meanwhile: what is typed now takes the place of that.
    if (selected && isField(to)) select(to, (from as Field).value === to.value ? selected : [0, to.value.length]);
    to.scrollLeft = from.scrollLeft;
  }
  return target;
};
