/** How long a page may take to give what its elements wait for, such as a file that comes over a slow line. */
const patience = 4000;

/** Calls back when the page has loaded and had its time; of several calls with the same `latest`, only the last one counts. */
export const afterPatience = (look: () => void, latest: { timer?: ReturnType<typeof setTimeout> } = {}): void => {
  const wait = (): void => {
    clearTimeout(latest.timer);
    latest.timer = setTimeout(look, patience);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};
