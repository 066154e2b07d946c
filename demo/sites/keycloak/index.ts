import './frame.ts';

const response = await fetch('/demo.json');
const { mailPort } = (await response.json()) as { mailPort: number };
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-port]')) {
  const { port = '', path = '/' } = link.dataset;
  link.href = `http://localhost:${port === 'mail' ? mailPort : Number(location.port) + 1}${path}`;
}
