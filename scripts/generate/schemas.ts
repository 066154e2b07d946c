/** The schemas of the contract by the names they are exported under, as JSON Schema (draft 2020-12), and where each of them is. */
import * as z from 'zod';
import * as further from '../../src/contract/further-values.ts';
import * as contract from '../../src/contract/index.ts';
import { describe, type JsonSchema } from './comments.ts';

const at = (name: string): string => `#/components/schemas/${name}`;
const names = new Map<z.ZodType, string>();
const registry = z.registry<{ id: string }>();
/** What a client makes of answers is nothing on the wire, and what the service hasn't got neither. */
const local = new Set(['Problem', 'ReceivedProblemDocument', ...Object.keys(further)]);

for (const [name, schema] of Object.entries(contract)) {
  if (!(schema instanceof z.ZodType) || local.has(name)) continue;
  names.set(schema, name);
  registry.add(schema, { id: name });
}

/** A reference to a schema of the contract. Every body and answer has a name, so that what is generated of the document has it too. */
export const refTo = (schema: z.ZodType): { $ref: string } => {
  const name = names.get(schema);
  if (name === undefined)
    throw new Error('A body or an answer of src/contract/operations.ts is no export of the contract.');
  return { $ref: at(name) };
};

const make = (): Record<string, JsonSchema> => {
  // As input: answers may get further members later, and a reader takes over those it knows.
  const { schemas } = z.toJSONSchema(registry, { io: 'input', target: 'draft-2020-12', uri: at });
  for (const schema of Object.values(schemas))
    for (const keyword of ['$schema', '$id']) Reflect.deleteProperty(schema, keyword);
  const sorted = Object.fromEntries(
    Object.entries(schemas as Record<string, JsonSchema>).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  describe(sorted);
  return sorted;
};

export const schemas = make();
