import { linkSites } from '../shared/places.ts';

linkSites();

const response = await fetch('/demo.json');
const settings = (await response.json()) as { mailPort: number };
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-mail]')) {
  link.href = `${location.protocol}//${location.hostname}:${settings.mailPort}/`;
}
