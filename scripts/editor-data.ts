/** What editors know of the tags: custom data of VS Code, web-types of JetBrains; made of the manifest. */
import type { Declaration } from './manifest.ts';

const values = (type: string): string[] =>
  type
    .split(' | ')
    .filter((part) => /^'.*'$/.test(part))
    .map((part) => part.slice(1, -1));

const about = ({ summary, description = '' }: Declaration): string => summary ?? description;

const tokensOf = (elements: readonly Declaration[]): { name: string; description?: string }[] => [
  ...new Map(elements.flatMap(({ cssProperties = [] }) => cssProperties).map((token) => [token.name, token])).values(),
];

/** https://code.visualstudio.com/blogs/2020/02/24/custom-data-format */
const htmlCustomData = (elements: readonly Declaration[], page: string) => ({
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tagName,
    description: about(element),
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description,
      ...(type?.text === 'boolean' && { valueSet: 'v' }),
      ...(values(type?.text ?? '').length && { values: values(type!.text).map((value) => ({ name: value })) }),
    })),
    references: [{ name: 'ems-elements', url: `${page}#elements` }],
  })),
});

const cssCustomData = (elements: readonly Declaration[]) => ({
  version: 1.1,
  properties: tokensOf(elements).map(({ name, description }) => ({ name, description })),
  pseudoElements: [...new Set(elements.flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name)))].map(
    (name) => ({
      name: `::part(${name})`,
    }),
  ),
});

/** https://github.com/JetBrains/web-types */
const webTypes = (
  elements: readonly Declaration[],
  { name, version }: { name: string; version: string },
  page: string,
) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: about(element),
        'doc-url': `${page}#elements`,
        attributes: (element.attributes ?? []).map(({ name: attribute, description, type, default: initial }) => ({
          name: attribute,
          description,
          ...(initial !== undefined && { default: initial }),
          value: { type: type?.text ?? 'string', ...(type?.text === 'boolean' && { kind: 'no-value' }) },
        })),
        slots: (element.slots ?? []).map(({ name: slot, description }) => ({ name: slot, description })),
        js: {
          properties: (element.members ?? [])
            .filter(({ kind }) => kind === 'field')
            .map(({ name: property, description, type }) => ({ name: property, description, type: type?.text })),
          events: (element.events ?? []).map(({ name: event, description, type }) => ({
            name: event,
            description,
            type: type.text,
          })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(({ name: token, description }) => ({
            name: token,
            description,
          })),
          parts: (element.cssParts ?? []).map(({ name: part, description }) => ({ name: part, description })),
        },
      })),
    },
  },
});

/** By the path in the package. */
export const editorData = (
  elements: readonly Declaration[],
  manifest: { name: string; version: string },
  page: string,
): Record<string, string> => {
  const json = (value: object): string => `${JSON.stringify(value)}\n`;
  return {
    'web-types.json': json(webTypes(elements, manifest, page)),
    'vscode.html-custom-data.json': json(htmlCustomData(elements, page)),
    'vscode.css-custom-data.json': json(cssCustomData(elements)),
  };
};
