import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '../../scripts/generate/openapi.ts';
import { outputs } from '../../scripts/generate/outputs.ts';
import { routes } from '../../src/contract/routes.ts';

const root = new URL('../../', import.meta.url);

describe('what is generated', () => {
  for (const [path, text] of Object.entries(outputs())) {
    it(`${path} is up to date`, () => {
      // No deepEqual: the difference of two long texts is no help.
      assert.ok(
        readFileSync(new URL(path, root), 'utf8') === text,
        `${path} isn't what its sources say any more: run npm run generate.`,
      );
    });
  }
});

describe('the OpenAPI document', () => {
  it('is one, of version 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openApiDocument));
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(validator.version, '3.1');
  });

  it('has every reference that it makes', () => {
    const text = JSON.stringify(openApiDocument);
    for (const [, path] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = path!
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], openApiDocument);
      assert.ok(found, path);
    }
  });

  it('has every operation, each with the problems of its own', () => {
    const { paths } = openApiDocument as {
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(new Set(all), new Set(Object.values(routes)));
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(Object.keys(paths['/account/email']?.post?.responses ?? {}), [
      '200',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    assert.deepEqual(Object.keys(paths['/account/policy']?.get?.responses ?? {}), [
      '200',
      '401',
      '403',
      '429',
      '500',
      '503',
    ]);
  });

  it('describes its members by the comments of the contract', () => {
    const { schemas } = openApiDocument.components;
    assert.equal(
      schemas.PendingEmail?.properties?.retryAfter?.description,
      'Seconds until its email can be sent again.',
    );
    assert.match(schemas.SessionState?.oneOf?.[1]?.properties?.status?.description ?? '', /waiting for the link/);
  });
});
