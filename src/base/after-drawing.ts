let due: Promise<unknown> | undefined;

/**
 * For what a form can do without until it is seen: a request that is sent before takes from the first drawing. All who wait at a time go on
 * together, so that one request serves them. In a tab or a frame out of sight, where nothing is drawn, nobody waits long.
 */
export const afterDrawing = (): Promise<unknown> =>
  (due ??= new Promise((done) => {
    setTimeout(done, 99);
    requestAnimationFrame(() => setTimeout(done));
  }).finally(() => (due = undefined)));
