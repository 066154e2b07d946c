/** Reads a boolean attribute of ours: Vue and Svelte write "false" where HTML leaves it out. HTML's own keep HTML's meaning. */
export const isOn = (value: string | null): boolean => value !== null && value !== 'false';
