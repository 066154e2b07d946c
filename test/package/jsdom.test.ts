import { after } from 'node:test';
import { JSDOM, VirtualConsole } from 'jsdom';
import { becomeBrowser } from '../support/simulated-browser.ts';
import { testSite } from '../support/simulated-site.ts';

const options = { url: 'https://site.example/join', pretendToBeVisual: true, virtualConsole: new VirtualConsole() };
const { window } = new JSDOM('<!doctype html>', options);
becomeBrowser(window);
testSite('jsdom');
after(() => window.close());
