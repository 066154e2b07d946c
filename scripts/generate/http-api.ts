/** `docs/http-api.md`: tables of what the contract says, in the places that the template beside this file has for them. */
import { readFileSync } from 'node:fs';
import { operations, type Operation } from '../../src/contract/operations.ts';
import type { JsonSchema } from './comments.ts';
import { refTo, schemas } from './schemas.ts';

const code = (text: string): string => `\`${text}\``;
const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
/** Codes have a page of their own. */
const linked = (ref: string): string =>
  `[${code(nameIn(ref))}](${nameIn(ref) === 'ProblemCode' ? 'problem-codes.md' : `#${nameIn(ref).toLowerCase()}`})`;

/** What may not be there is no member to speak of. */
const membersOf = ({ properties = {} }: JsonSchema): [string, JsonSchema][] =>
  Object.entries(properties).filter(([, member]) => !member.not);
const isOptional = ({ required = [] }: JsonSchema, name: string): boolean => !required.includes(name);
/** A member with a default may be absent too, which is the same as empty: nothing that a client should make use of. */
const label = (schema: JsonSchema, [name, member]: [string, JsonSchema]): string =>
  code(isOptional(schema, name) && !('default' in member) ? `${name}?` : name);

const bodyCell = ({ body, http }: Operation): string => {
  if (!body) return http.method === 'GET' ? '' : code('{}');
  const schema = schemas[nameIn(refTo(body).$ref)]!;
  const parts = schema.anyOf?.map((part) => membersOf(part).map((member) => label(part, member)));
  if (!parts)
    return membersOf(schema)
      .map((member) => label(schema, member))
      .join(', ');
  const common = parts[0]!.filter((name) => parts.every((names) => names.includes(name)));
  const ways = parts.map((names) => names.filter((name) => !common.includes(name)));
  const either = ways.every(({ length }) => length === 1)
    ? `one of ${ways.join(', ')}`
    : ways.map((names) => names.join(' and ')).join(', or ');
  return [...common, either].join(' and ');
};

const answerCell = ({ answer }: Operation): string => {
  const { $ref } = refTo(answer);
  return nameIn($ref) === 'Done' ? code('{}') : linked($ref);
};

const row = (operation: Operation): string => {
  const { http, sensitive, session, summary, problems } = operation;
  const request = `${code(`${http.method} ${http.path}`)}${sensitive ? ' **fresh**' : ''}`;
  const needs =
    session === 'required' ? '' : session === 'none' ? ' *No session needed.*' : ' *With a session or without.*';
  return `| ${request} | ${summary}${needs} | ${bodyCell(operation)} | ${answerCell(operation)} | ${problems.map(code).join(', ')} |`;
};

const table = (wanted: (operation: Operation) => boolean): string =>
  [
    '| request | what it does | body | answer | problems |',
    '|---|---|---|---|---|',
    ...(Object.values(operations) as Operation[]).filter(wanted).map(row),
  ].join('\n');

const typeOf = (schema: JsonSchema): string => {
  if (schema.$ref) return linked(schema.$ref);
  if (typeof schema.const === 'string') return code(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => code(String(value))).join(' or ');
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return parts.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (schema.type === 'object' && !schema.properties) return 'strings, or lists of strings, by name';
  if (schema.type === 'object')
    return `{ ${membersOf(schema)
      .map((member) => label(schema, member))
      .join(', ')} }`;
  return [schema.type, typeof schema.pattern === 'string' && `like ${code(schema.pattern.replaceAll('|', '\\|'))}`]
    .filter(Boolean)
    .join(' ');
};

const membersTable = (schema: JsonSchema): string =>
  [
    '| member | type | |',
    '|---|---|---|',
    ...membersOf(schema).map(
      (member) => `| ${label(schema, member)} | ${typeOf(member[1])} | ${member[1].description ?? ''} |`,
    ),
  ].join('\n');

const shape = ([name, schema]: [string, JsonSchema]): string => {
  const parts = schema.anyOf ?? schema.oneOf;
  const tables = schema.properties
    ? [membersTable(schema)]
    : (parts?.map((part) => (part.$ref ? linked(part.$ref) : membersTable(part))) ?? [typeOf(schema)]);
  return [`### ${code(name)}`, schema.description, tables.join('\n\nor\n\n')].filter(Boolean).join('\n\n');
};

/** A body that is its members and nothing more stands in the tables of operations. */
const isSaid = ([name, schema]: [string, JsonSchema]): boolean =>
  name === 'ProblemCode' ||
  name === 'Done' ||
  (name.endsWith('Body') && !JSON.stringify(schema).includes('"description"'));

const shapes = (): string =>
  Object.entries(schemas)
    .filter((entry) => !isSaid(entry))
    .map(shape)
    .join('\n\n');

const isOfAccount = ({ http }: Operation): boolean =>
  http.path.startsWith('/password-reset') ||
  (http.path.startsWith('/account') && !/\/(session|policy)$/.test(http.path));

const places: Record<string, () => string> = {
  'sign-up': () => table((operation) => !isOfAccount(operation) && operation.port !== 'openid'),
  account: () => table(isOfAccount),
  openid: () => table(({ port }) => port === 'openid'),
  'without-second-factor': () =>
    (Object.values(operations) as Operation[])
      .filter(({ withoutSecondFactor }) => withoutSecondFactor)
      .map(({ http }) => `- ${code(`${http.method} ${http.path}`)}`)
      .join('\n'),
  shapes,
};

export const httpApiPage = (): string =>
  readFileSync(new URL('http-api.template.md', import.meta.url), 'utf8').replace(
    /^\{\{ ([\w-]+) \}\}$/gm,
    (_, place: string) => {
      const fill = places[place];
      if (!fill) throw new Error(`http-api.template.md has a place ${place} that nothing fills.`);
      return fill();
    },
  );
