import { readFileSync } from 'node:fs';

/** The guide to clients, with the client that the conformance suite runs on in its example. */
export const clientsPage = (root: string): string => {
  const client = readFileSync(`${root}/test/client/made-up/client.ts`, 'utf8');
  return readFileSync(`${root}/docs/clients.md`, 'utf8').replace(
    /(<!-- client -->\n)[\s\S]*?(\n<!-- \/client -->)/,
    (_, open: string, close: string) => `${open}\n\`\`\`ts\n${client}\`\`\`\n${close}`,
  );
};
