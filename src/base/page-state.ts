/**
 * Whether something of ours may stand beside what the page keeps in a history entry: in nothing, and in a plain object. Spread into one, a text
 * or a list would no longer be what the page put there.
 */
export const isOpenState = (state: unknown): state is Record<string, unknown> | null =>
  state === null || (typeof state === 'object' && Object.getPrototypeOf(state) === Object.prototype);
