import { after } from 'node:test';
import { Window } from 'happy-dom';
import { becomeBrowser } from '../support/simulated-browser.ts';
import { testSite } from '../support/simulated-site.ts';

const window = new Window({ url: 'https://site.example/join' });
becomeBrowser(window);
testSite('happy-dom');
after(() => window.happyDOM.close());
