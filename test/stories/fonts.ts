/** Fonts that are the same on every machine, for pictures. What a site's fonts are is nothing to the elements. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** As data: the Storybook under test knows nothing of them. */
const fontFace = (family: string, file: string): string => {
  const data = readFileSync(fileURLToPath(import.meta.resolve(file))).toString('base64');
  return `@font-face { font-family: ${family}; font-weight: 100 900; src: url('data:font/woff2;base64,${data}'); }`;
};

/** No browser on Linux or Windows has a font of the name `ui-monospace`, which the elements ask for. */
const css = `
  ${fontFace('picture', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')}
  ${fontFace('ui-monospace', '@fontsource-variable/roboto-mono/files/roboto-mono-latin-wght-normal.woff2')}
  /* Heavier than the sheet that Storybook's page adopts, which comes after this one. */
  html:root {
    font-family: picture;
    /* Letters stand where the font has them, and not on whole pixels as a machine's settings may want. */
    text-rendering: geometricPrecision;
    -webkit-font-smoothing: antialiased;
  }
`;

/** Gives the page these fonts; answers how to take them away again. */
export const drawInOwnFonts = async (page: Page): Promise<() => Promise<void>> => {
  const style = await page.addStyleTag({ content: css });
  await page.evaluate(async () => {
    await Promise.all(['picture', 'ui-monospace'].map((family) => document.fonts.load(`16px ${family}`)));
  });
  return () => style.evaluate((element) => (element as Element).remove());
};

interface DomNode {
  backendNodeId: number;
  nodeType: number;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

const isText = ({ nodeType }: DomNode): boolean => nodeType === 3;

/** Elements with text of their own, in shadow roots and inside fields too. */
const withText = (node: DomNode): DomNode[] => [
  ...(node.children?.some(isText) ? [node] : []),
  ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(withText),
];

/** The fonts that a story's letters are drawn in and that another machine may not have. */
export const fontsOfMachine = async (page: Page): Promise<string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const document = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: document.root.nodeId,
    selector: '#storybook-root',
  });
  const { node } = await session.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
  const fonts = new Set<string>();
  for (const { backendNodeId } of withText(node)) {
    const { nodeIds } = await session.send('DOM.pushNodesByBackendIdsToFrontend', { backendNodeIds: [backendNodeId] });
    const used = await session.send('CSS.getPlatformFontsForNode', { nodeId: nodeIds[0]! });
    for (const { familyName, isCustomFont } of used.fonts) if (!isCustomFont) fonts.add(familyName);
  }
  await session.detach();
  return [...fonts];
};
