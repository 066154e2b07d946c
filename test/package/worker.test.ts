/**
 * The package on servers that aren't Node, such as Cloudflare's workers and Vercel's edge functions: neither a document nor Node's modules,
 * and bundlers that take Lit as browsers get it. Runs on what was built.
 */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import * as inNode from 'ems-elements/server-render';
import de from 'ems-elements/locales/de.js';
import { modules } from './modules.ts';

const root = resolve(import.meta.dirname, '../..');

/** What every such server has, by the WinterTC's minimum. */
const itsGlobals = () =>
  Object.fromEntries(
    [
      'AbortController AbortSignal CustomEvent Event EventTarget FormData Headers Request Response TextDecoder TextEncoder URL',
      'URLSearchParams atob btoa clearTimeout console crypto fetch performance queueMicrotask setTimeout structuredClone',
    ]
      .flatMap((names) => names.split(' '))
      .map((name) => [name, globalThis[name as keyof typeof globalThis] as unknown]),
  );

/** Runs the code of a site there, as its bundler makes it, and gives back what it exports. */
const onServer = (code: string, condition: string): { exported: Record<string, unknown>; left: string[] } => {
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    format: 'iife',
    globalName: 'exported',
    platform: 'browser',
    conditions: [condition],
    // By the package's exports, not by the paths of this repository.
    tsconfigRaw: '{}',
    write: false,
    logLevel: 'error',
  });
  const context = createContext(itsGlobals());
  runInContext(outputFiles[0]!.text, context);
  return {
    exported: context['exported'] as Record<string, unknown>,
    left: ['document', 'HTMLElement'].filter((name) => name in context),
  };
};

for (const condition of ['worker', 'edge-light'])
  describe(`a server whose bundler sets the condition "${condition}"`, () => {
    for (const name of modules)
      it(`may import ${name}, which leaves no document behind`, async () => {
        const { exported, left } = onServer(`export * from '${name}';`, condition);
        const names = Object.keys((await import(name)) as object).filter((key) => key !== 'default');
        assert.deepEqual(Object.keys(exported).sort(), names.sort());
        assert.deepEqual(left, []);
      });

    describe('the forms that it renders', () => {
      let there: typeof inNode;
      before(() => {
        const code = `export * from 'ems-elements/server-render';`;
        there = onServer(code, condition).exported as unknown as typeof inNode;
      });

      for (const file of globSync('dist/define/ems-*.js', { cwd: root })) {
        const tag = basename(file, '.js');
        it(`<${tag}> are those of Node`, async () => {
          const options = {
            language: 'de',
            locales: [de],
            attributes: { class: 'narrow', token: 'a', email: 'ada@example.org' },
            form: { action: '/there', hidden: { token: 't' }, errors: { email: { code: 'required' as const } } },
          };
          assert.equal(await there.renderElement(tag, options), await inNode.renderElement(tag, options));
          assert.equal(there.formCss(tag), inNode.formCss(tag));
          assert.equal(there.frameCss(tag), inNode.frameCss(tag));
        });
      }
    });
  });
