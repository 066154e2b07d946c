/** The keys of a menu (WAI-ARIA Authoring Practices, "Menu Button" and "Menu and Menubar"). */

/** The item that a key leads to; `undefined` for a key that isn't the menu's. */
export const itemForKey = (key: string, items: HTMLElement[], active: Element | null): HTMLElement | undefined => {
  const last = items.length - 1;
  const at = items.findIndex((item) => item === active);
  switch (key) {
    case 'ArrowDown':
      return items[at === last ? 0 : at + 1];
    case 'ArrowUp':
      return items[at <= 0 ? last : at - 1];
    case 'Home':
      return items[0];
    case 'End':
      return items[last];
    default:
      return [...key].length === 1 && key !== ' ' ? byLetter(key, items, at) : undefined;
  }
};

/** The next item that begins with a letter, from the active one on and around. */
const byLetter = (letter: string, items: HTMLElement[], at: number): HTMLElement | undefined => {
  const starts = (item: HTMLElement): boolean =>
    item.textContent.trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
};
