import { clientsPage } from './clients-page.ts';
import { commonPasswords } from './common-passwords.ts';
import { elementOutputs, repository } from './elements.ts';
import { guideOutputs } from './guides.ts';
import { journeysPage } from './flow-diagram.ts';
import { httpApiPage } from './http-api.ts';
import { messageOutputs } from './messages.ts';
import { openApiDocument } from './openapi.ts';
import { securityEventsPage } from './security-events.ts';
import { packageFacts } from './package-facts.ts';
import { packageOutputs } from './packages.ts';

/** What `npm run generate` writes, by its path from the root of the repository. */
export const outputs = (): Record<string, string> => ({
  'docs/openapi.json': `${JSON.stringify(openApiDocument, null, 2)}\n`,
  'docs/http-api.md': httpApiPage(),
  'docs/security-events.md': securityEventsPage(),
  'docs/clients.md': clientsPage(repository),
  'docs/journeys.md': journeysPage(repository),
  'src/rules/common-passwords.ts': commonPasswords(),
  'src/development/package-facts.ts': packageFacts(repository),
  ...guideOutputs(repository),
  ...packageOutputs(repository),
  ...messageOutputs(repository),
  ...elementOutputs(repository),
});
