/** Words of a button that copies. */
export const copyMessages = {
  copied: 'Copied',
  selected: 'Selected. Press Ctrl+C or ⌘C to copy it.',
};

export type CopyMessages = typeof copyMessages;
