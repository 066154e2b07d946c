/** Words of a button that copies. */
export const copyMessages = {
  copied: 'Copied',
  selected: 'Selected: copy it with Ctrl+C or ⌘C',
};

export type CopyMessages = typeof copyMessages;
