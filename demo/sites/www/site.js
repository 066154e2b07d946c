/**
 * What every page of this site runs. Nothing is built: the package's single file and these are served as they are written.
 *
 * The account service stands on another origin of the same site, so its session cookie comes along by itself.
 */
import { createEmsServiceClient, followTitle, setDefaultClient } from '/ems-elements.min.js';

/** The other sites stand beside this one, whatever port the demo was started on. */
export const siteOrigin = (name) => `${location.protocol}//${name}.localhost${location.port && `:${location.port}`}`;

export const client = createEmsServiceClient({
  baseURL: `${siteOrigin('ems')}/api/auth`,
  // Mails of a registration lead back here.
  allowedReturnUrls: [`${location.origin}/sign-up`],
});

setDefaultClient(client);
followTitle();

for (const link of document.querySelectorAll('a[data-site]'))
  link.href = siteOrigin(link.dataset.site) + link.dataset.path;
for (const menu of document.querySelectorAll('ems-account-menu')) {
  menu.accountHref = `${siteOrigin('ems')}/account`;
  menu.signInHref = `${siteOrigin('ems')}/sign-in`;
}
