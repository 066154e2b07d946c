/** The package as its consumers see it. Runs on what was built. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { modules } from './modules.ts';

const inNode = (code: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    cwd: new URL('../..', import.meta.url),
  });

test('importing the package on a server registers nothing and needs no document', () => {
  const names = inNode(`
    import * as all from 'ems-elements';
    import * as classes from 'ems-elements/elements';
    import * as client from 'ems-elements/client';
    if (typeof document !== 'undefined') throw new Error('a document');
    console.log(Object.keys({ ...all, ...classes, ...client }).join());
  `);
  for (const name of [
    'EmsRegister',
    'EmsProvider',
    'setDefaultClient',
    'registerLocale',
    'problemCodes',
    'passwordPolicies',
  ])
    assert.ok(names.includes(name), name);
});

test('every entry point that a server may want can be imported there', () => {
  inNode(`
    await import('ems-elements/client');
    const { createMemoryClient } = await import('ems-elements/client/memory');
    await import('ems-elements/client/ems-service');
    await import('ems-elements/client/keycloak');
    const { Account } = await import('ems-elements/contract');
    if (Account.safeParse({}).success) throw new Error('no contract');
    const { findJourney } = await import('ems-elements/journeys');
    if (findJourney('manual')?.name !== 'manual') throw new Error('no journey');
    await import('./packages/server/dist/server/index.js');
    const { conformanceCases } = await import('./packages/testing/dist/testing/index.js');
    const { default: de } = await import('ems-elements/locales/de.js');
    const state = await createMemoryClient().session.current();
    if (!state.ok || state.value.status !== 'anonymous' || !conformanceCases.length || de.code !== 'de') throw new Error('not what it should be');
  `);
});

for (const [how, load] of [
  ['imported', 'await import(name)'],
  ['required by CommonJS', 'createRequire(import.meta.url)(name)'],
] as const)
  for (const condition of ['production', 'development'])
    test(`every module can be ${how} on a server, define files too, without a word (${condition})`, () => {
      assert.ok(
        modules.includes('ems-elements/define/ems-register.js') && modules.includes('ems-elements/locales/de.js'),
      );
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          ...(condition === 'development' ? ['--conditions=development'] : []),
          '--input-type=module',
          '--eval',
          `import { createRequire } from 'node:module';
          for (const name of ${JSON.stringify(modules)}) ${load};`,
        ],
        { encoding: 'utf8', cwd: new URL('../..', import.meta.url) },
      );
      assert.deepEqual(
        (stdout + stderr).split('\n').filter((line) => line && !line.startsWith('Lit is in dev mode')),
        [],
      );
    });
