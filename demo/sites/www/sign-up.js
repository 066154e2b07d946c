/** The sign-up. What follows it stands in the page, in the slot `done`. */
import { siteOrigin } from './site.js';

const flow = document.querySelector('.flow');
flow.forgotPasswordHref = `${siteOrigin('ems')}/forgot-password`;
