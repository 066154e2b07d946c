/** The sites stand beside each other on other host names, whatever port the demo was started on. */
const { protocol, port } = location;

export const siteOrigin = (name: string): string => `${protocol}//${name}.localhost${port && `:${port}`}`;

/** The account service. */
export const service = `${siteOrigin('ems')}/api/auth`;

/** Fills in the links of a page to other sites: `<a data-site="ems" data-path="/account">`. */
export const linkSites = (): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-site]')) {
    const { site = '', path = '/' } = link.dataset;
    link.href = siteOrigin(site) + path;
  }
};
