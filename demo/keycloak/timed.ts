/** Tells how long something took that people wait for. */
export const timed = async <T>(what: string, tell: (line: string) => void, work: Promise<T>): Promise<T> => {
  const begun = performance.now();
  const result = await work;
  tell(`${what} took ${Math.round((performance.now() - begun) / 1000)} s.`);
  return result;
};
