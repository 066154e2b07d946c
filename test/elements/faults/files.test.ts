import { executeServerCommand } from '@web/test-runner-commands';
import { waitUntil } from '../../support/elements.ts';
import { checkMatrix, type RunCell } from './matrix.ts';

const missingFiles = (which: boolean): Promise<unknown> => executeServerCommand('missing-files', which);

/**
 * Whether this browser asks again for a module that it couldn't fetch, as the HTML standard says since July 2026 (whatwg/html#10327). Others
 * remember for as long as the page is open that it didn't come.
 */
const probe = (): Promise<boolean> =>
  import(/* @vite-ignore */ new URL('look.ts?probe', import.meta.url).href).then(
    () => true,
    () => false,
  );
await missingFiles(true);
await probe();
await missingFiles(false);
const fetchesAgain = await probe();

Object.assign(globalThis, { missingFiles, fetchesAgain });

/** A file that was fetched once is there for good, so each cell has a document of its own. */
const runAlone: RunCell = async (...cell) => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 60rem; height: 40rem';
  document.body.append(frame);
  try {
    const page = frame.contentWindow as Window & { runAlone?: RunCell };
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = new URL('alone.ts', import.meta.url).href;
    page.document.head.append(script);
    await waitUntil(() => page.runAlone, 'the page');
    return await page.runAlone!(...cell);
  } finally {
    await missingFiles(false);
    frame.remove();
  }
};

checkMatrix('files', runAlone, (table) =>
  fetchesAgain ? table : table.replace(/^(\| [^|]+ \|) again /gm, '$1 reload '),
);
