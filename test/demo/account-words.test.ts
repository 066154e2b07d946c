import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { inLanguage, languageFor, plain, text } from '../../demo/account-pages/language.ts';
import { germanWords } from '../../demo/account-pages/words.de.ts';

const site = resolve(import.meta.dirname, '../../demo/sites/ems');

/** Names, and what ends a sentence. */
const sameInAll = new Set(['EMS', '.']);

describe('the words of the account site', () => {
  it('are all there in German, and German has no others', async () => {
    const pages = await Promise.all(
      globSync('*.html', { cwd: site }).map((file) => readFile(resolve(site, file), 'utf8')),
    );
    const said = new Set(
      pages
        .flatMap((html) =>
          [...html.replace(/<!doctype html>/i, '').matchAll(text)].map(([, words = '']) => plain(words)),
        )
        .filter((words) => !sameInAll.has(words)),
    );
    assert.deepEqual([...said].sort(), Object.keys(germanWords).sort());
  });

  it('take the place of the English ones, between the same tags', async () => {
    const html = await readFile(resolve(site, 'register.html'), 'utf8');
    const german = inLanguage(html, 'de');
    assert.match(german, /<html lang="de">/);
    assert.match(german, /<h1 slot="heading">Konto erstellen<\/h1>/);
    assert.match(german, /Zustimmung zu unseren\s+<a href="\/legal\/terms.html">Nutzungsbedingungen<\/a>\.\s*<\/p>/);
    const tags = (page: string): string[] => (page.match(/<[^>]+>/g) ?? []).filter((tag) => !tag.startsWith('<html'));
    assert.deepEqual(tags(german), tags(html));
    assert.equal(inLanguage(html, 'en'), html);
  });

  it('are those that the browser asks for, and English where it asks for others', () => {
    for (const [asked, language] of [
      ['de', 'de'],
      ['de-AT,de;q=0.9,en;q=0.8', 'de'],
      ['fr, de;q=0.5, en;q=0.4', 'de'],
      ['en-GB,en;q=0.9,de;q=0.8', 'en'],
      ['fr', 'en'],
      ['de;q=0', 'en'],
      ['*', 'en'],
      ['', 'en'],
      [null, 'en'],
      ['<script>', 'en'],
      ['__proto__', 'en'],
    ] as const)
      assert.equal(languageFor(asked), language, String(asked));
  });
});
