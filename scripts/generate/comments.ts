/** The comments of the contract as descriptions: what stands above a schema or a member in `src/contract` goes into what is generated. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** As much of a JSON Schema as is walked through. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  [keyword: string]: unknown;
}

const folder = new URL('../../src/contract/', import.meta.url);

/** What the last comment before a declaration says, on one line; of a reference to another one its name. */
const commentOf = (node: ts.Node): string | undefined => {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  return ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, ' ');
};

const elementsOf = (node: ts.Node | undefined): readonly ts.Expression[] =>
  node && ts.isArrayLiteralExpression(node) ? node.elements : [];

/** Puts the comments inside an expression into the schema that was made of it. */
const describeMembers = (expression: ts.Expression, schema: JsonSchema): void => {
  if (!ts.isCallExpression(expression)) return;
  const { expression: called, arguments: given } = expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : called.getText();
  if (name === 'object' && given[0] && ts.isObjectLiteralExpression(given[0])) {
    for (const member of given[0].properties) {
      if (!ts.isPropertyAssignment(member)) continue;
      const inner = schema.properties?.[member.name.getText()];
      const comment = commentOf(member);
      if (inner && comment !== undefined) inner.description = comment;
      if (inner) describeMembers(member.initializer, inner);
    }
  } else if (name === 'array' && given[0] && schema.items) describeMembers(given[0], schema.items);
  else if (/union/i.test(name)) {
    const parts = schema.anyOf ?? schema.oneOf ?? [];
    elementsOf(given.at(-1)).forEach((part, index) => parts[index] && describeMembers(part, parts[index]));
  } else if (ts.isPropertyAccessExpression(called)) {
    // A chain: `object({ ... }).optional()`; what may be null is the first of two.
    describeMembers(called.expression, name === 'nullable' ? (schema.anyOf?.[0] ?? schema) : schema);
  }
};

/** Adds the comments of `src/contract` to the schemas of the same names. */
export const describe = (schemas: Record<string, JsonSchema>): void => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements.filter(ts.isVariableStatement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const schema = schemas[name.getText()];
        if (!schema || !initializer) continue;
        const comment = commentOf(statement);
        if (comment !== undefined) schema.description = comment;
        describeMembers(initializer, schema);
      }
    }
  }
};
