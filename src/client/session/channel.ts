/** Reaches the other pages of this origin. Nothing where that isn't offered, or refused (a sandboxed frame): then only this page hears. */
export const openChannel = (name: string): BroadcastChannel | undefined => {
  try {
    const channel = new BroadcastChannel(name);
    // In Node an open channel keeps the process alive.
    (channel as { unref?: () => void }).unref?.();
    return channel;
  } catch {
    return undefined;
  }
};
