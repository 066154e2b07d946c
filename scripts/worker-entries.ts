/**
 * The entries that the export conditions `worker` and `edge-light` lead to (docs/decisions/0062): the entry itself, with what Lit asks for
 * while it is loaded. A define file does nothing there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { PackageManifest } from './side-packages.ts';

/** Writes those that `exports` names into the built package. */
export const writeWorkerEntries = ({ exports }: PackageManifest, dist: string): void => {
  for (const target of Object.values(exports)) {
    if (typeof target === 'string' || !target['worker']?.startsWith('./dist/worker/')) continue;
    const place = (path: string): string => join(dist, path.slice('./dist/'.length));
    const file = place(target['worker']);
    const from = (path: string): string => {
      const way = relative(dirname(file), path).replaceAll('\\', '/');
      return way.startsWith('.') ? way : `./${way}`;
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `import { loaded } from '${from(join(dist, 'worker/without-document.js'))}';\nexport * from '${from(place(target['default']!))}';\nloaded();\n`,
    );
  }
  // What a define file is there, and everywhere an import for its effect on the types of templates, which may stay in the code that is bundled.
  writeFileSync(join(dist, 'nothing.js'), 'export {};\n');
};
