/** `npm run generate`: writes what follows from the sources. A test fails as long as something of it is out of date. */
import { writeFileSync } from 'node:fs';
import { outputs } from './generate/outputs.ts';

const root = new URL('../', import.meta.url);

for (const [path, text] of Object.entries(outputs())) {
  writeFileSync(new URL(path, root), text);
  console.log(path);
}
