/** The sites stand beside this page on other host names, whatever port the demo was started on. */
const { protocol, port, hostname } = location;

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-site]')) {
  link.href = `${protocol}//${link.dataset.site}.localhost:${port}${link.dataset.path}`;
}

const response = await fetch('/demo.json');
const settings = (await response.json()) as { mailPort: number };
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-mail]')) {
  link.href = `${protocol}//${hostname}:${settings.mailPort}/`;
}

export {};
