import { httpApiPage } from './http-api.ts';
import { openApiDocument } from './openapi.ts';

/** What `npm run generate` writes, by its path from the root of the repository. */
export const outputs = (): Record<string, string> => ({
  'docs/openapi.json': `${JSON.stringify(openApiDocument, null, 2)}\n`,
  'docs/http-api.md': httpApiPage(),
});
