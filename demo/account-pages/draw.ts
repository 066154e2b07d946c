import { createEmsServiceClient } from '../../src/client/ems-service/index.ts';
import de from '../../src/locales/de.ts';
import type { FormPage, FormPagesOptions, FormView } from '../../src/server/index.ts';
import { requestIn } from '../../src/server/form-pages/asking-site.ts';
import { escapeText } from '../../src/server-render/escape.ts';
import { renderElement, type RenderOptions } from '../../src/server-render/index.ts';
import { clientName } from '../site-list.ts';
import { furtherForm } from './further-forms.ts';
import { inLanguage, languageFor } from './language.ts';
import { formSheetOf, withInlineSheets, type LinkedSheets } from './inline-sheets.ts';
import { tags } from './tags.ts';

interface WrittenTag {
  before: string;
  attributes: Record<string, string>;
  children: string;
  after: string;
}

/** The element as the page's author wrote it. */
const findTag = (html: string, tag: string): WrittenTag => {
  const found = new RegExp(`<${tag}\\b([^>]*)>([^]*?)</${tag}>`).exec(html);
  if (!found) throw new Error(`The page has no <${tag}>.`);
  const [all, written = '', children = ''] = found;
  const attributes = [...written.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return {
    before: html.slice(0, found.index),
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    children,
    after: html.slice(found.index + all.length),
  };
};

/** What the element shows, where that isn't its first screen. */
const shown = ({ page, screen, form, email, account, token, terms, after }: FormView): Partial<RenderOptions> => {
  if (screen === 'deadLink') return { screen: form.problem?.code, form: { ...form, problem: undefined } };
  if (screen === 'sent') return { properties: { sentTo: email } };
  if (page === 'terms') return { data: terms };
  return {
    attributes: { email, token },
    ...(after === 'resent' && { properties: { sent: true } }),
    ...(page === 'resetPassword' &&
      account !== undefined && {
        answered: { outcome: { ok: false, problem: { code: 'password_required', account } } },
      }),
  };
};

/** The page with its words for what led there, and for the site that waits. */
const withNews = (html: string, { after }: FormView, site: string | undefined): string => {
  const line = (id: string): RegExp => new RegExp(`(<p [^>]*\\bid="${id}"[^>]*?) hidden`);
  const told = after ? html.replace(line(after), '$1 autofocus') : html;
  return site === undefined
    ? told
    : told.replace(line('going-on'), '$1').replace('<b></b>', () => `<b>${escapeText(site)}</b>`);
};

/** Of a link in an address no server knows anything: what is drawn then is for those whom no script tells. */
const isForNoScript = ({ screen, email, token, form }: FormView): boolean =>
  (screen === 'waiting' && email === undefined && Object.keys(form.errors).length === 0 && !form.problem) ||
  (screen === 'deadLink' && token === undefined && form.problem?.reference === undefined);

/** Links between the pages, by their attributes. What another site asked for goes along. */
const links = ['register-href', 'sign-in-href', 'forgot-password-href'];

const script = /\s*(?:<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>)/g;

/** The form is seen before its scripts are asked for, which share the line with it. */
const withScriptsLast = (html: string): string =>
  html.replace(script, '').replace('</body>', () => `${(html.match(script) ?? []).join('')}</body>`);

export interface DrawingOptions {
  /** The HTML of a page of the account site, as it would be sent without forms. */
  readPage: (page: FormPage) => Promise<string>;
  /** Those that stand in the page and not behind a link. */
  sheets: LinkedSheets;
  /** Of the account service. */
  baseURL: string;
}

/** Draws the pages of the account site with the forms of their elements. */
export const createDrawing = ({ readPage, sheets, baseURL }: DrawingOptions): FormPagesOptions['render'] => {
  // Asked for nothing but what it says by itself.
  const client = createEmsServiceClient({ baseURL });
  return async (view, { url, headers }) => {
    const language = languageFor(headers.get('accept-language'));
    const tag = tags[view.page];
    // What of the page's address goes along.
    const { search } = new URL(view.form.action, url);
    const asked = requestIn(search);
    const site = asked && clientName(asked.get('client_id'));
    const written = withInlineSheets(withNews(inLanguage(await readPage(view.page), language), view, site), sheets);
    const further = furtherForm(view, site, language);
    // Whoever has a script is asked by the element itself how to go on.
    const isNotice = view.screen === 'signedIn';
    const html = further && !isNotice ? written.replace(script, '') : withScriptsLast(written);
    const { before, attributes, children, after } = findTag(html, tag);
    const onward = links.flatMap((name) => (name in attributes && asked ? [[name, attributes[name] + search]] : []));
    const options: RenderOptions = {
      language,
      locales: [de],
      policy: view.policy,
      children,
      form: view.form,
    };
    const { attributes: more, properties, ...own } = shown(view);
    const drawn = await renderElement(tag, {
      ...options,
      ...own,
      attributes: { ...attributes, ...(Object.fromEntries(onward) as Record<string, string>), ...more },
      properties: { client, ...properties },
    });
    const shownForm = further?.(drawn) ?? drawn;
    const element =
      isForNoScript(view) || isNotice
        ? html.slice(before.length, html.length - after.length) + `<noscript class="in-place">${shownForm}</noscript>`
        : shownForm;
    return before.replace('</head>', () => `<style>${formSheetOf(tag)}</style></head>`) + element + after;
  };
};
