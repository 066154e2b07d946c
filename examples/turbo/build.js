/** Puts the pages, what they load and the digest of the elements' file together in `dist`. */
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const elements = 'node_modules/ems-elements-bundle/dist';
const file = 'ems-elements.min.js';
const digest = JSON.parse(readFileSync(`${elements}/integrity.json`, 'utf8'))[file];

mkdirSync('dist', { recursive: true });
copyFileSync(`${elements}/${file}`, `dist/${file}`);
copyFileSync('node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js', 'dist/turbo.es2017-esm.js');
copyFileSync('site.js', 'dist/site.js');
for (const page of globSync('*.html'))
  writeFileSync(`dist/${page}`, readFileSync(page, 'utf8').replace('sha384-…', digest));
