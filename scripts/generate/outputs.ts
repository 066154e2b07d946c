import { resolve } from 'node:path';
import { journeysPage } from './flow-diagram.ts';
import { httpApiPage } from './http-api.ts';
import { messageOutputs } from './messages.ts';
import { openApiDocument } from './openapi.ts';
import { packageFacts } from './package-facts.ts';

const root = resolve(import.meta.dirname, '../..');

/** What `npm run generate` writes, by its path from the root of the repository. */
export const outputs = (): Record<string, string> => ({
  'docs/openapi.json': `${JSON.stringify(openApiDocument, null, 2)}\n`,
  'docs/http-api.md': httpApiPage(),
  'docs/journeys.md': journeysPage(root),
  'src/development/package-facts.ts': packageFacts(),
  ...messageOutputs(root),
});
