import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import * as mini from 'zod/mini';
import { createHttp } from '../../../src/client/http/http.ts';
import { object, optional, string } from '../../../src/client/http/shape.ts';
import type { StandardSchema } from '../../../src/client/http/standard-schema.ts';
import type { Outcome } from '../../../src/client/outcome.ts';

interface Person {
  name: string;
  nick?: string | undefined;
}

const asked = async (body: unknown, schema: StandardSchema<Person>): Promise<Outcome<Person>> =>
  createHttp({ baseURL: 'https://id.example.org', fetch: () => Promise.resolve(Response.json(body)) }).get('/x', {
    schema,
  });

/** A schema by hand, as the specification has it: its answer may come later. */
const late: StandardSchema<Person> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: async (value) => {
      const { name, nick } = value as Person;
      return typeof name === 'string' && typeof nick !== 'number'
        ? { value: { name } }
        : { issues: [{ message: 'no', path: [{ key: 'name' }] }] };
    },
  },
};

const schemas: Record<string, StandardSchema<Person>> = {
  'shape.ts': object({ name: string(), nick: optional(string()) }),
  zod: z.object({ name: z.string(), nick: z.string().optional() }),
  'zod, asynchronous': z.object({
    name: z.string().refine(async (name) => name !== 'Eve'),
    nick: z.string().optional(),
  }),
  'zod/mini': mini.object({ name: mini.string(), nick: mini.optional(mini.string()) }),
  'a Standard Schema whose answer comes later': late,
};

describe('the schema of a call', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    it(`may be of ${name}`, async () => {
      assert.deepEqual(await asked({ name: 'Ada', other: 1 }, schema), { ok: true, value: { name: 'Ada' } });
      for (const body of [{ name: 7 }, { name: 'Ada', nick: 7 }, {}]) {
        const outcome = await asked(body, schema);
        assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer', JSON.stringify(body));
        assert.match((!outcome.ok && outcome.problem.detail) || '', /At "(name|nick)"/);
      }
    });
  }

  it('has a value of its own type, made of what came', async () => {
    const schema = z.object({ created: z.iso.datetime().transform((text) => new Date(text)) });
    const http = createHttp({
      baseURL: 'https://id.example.org',
      fetch: () => Promise.resolve(Response.json({ created: '2026-03-14T12:00:00Z' })),
    });
    const outcome = await http.get('/x', { schema });
    const year: number | undefined = outcome.ok ? outcome.value.created.getUTCFullYear() : undefined;
    assert.equal(year, 2026);
  });

  it('fits nothing where it throws', async () => {
    const schema = z.object({ name: z.string() }).transform((): Person => {
      throw new Error('of the transform');
    });
    const outcome = await asked({ name: 'Ada' }, schema);
    assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer');
    assert.match((!outcome.ok && outcome.problem.detail) || '', /of the transform/);
  });
});
