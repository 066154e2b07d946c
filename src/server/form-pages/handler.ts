import { createHash, randomUUID } from 'node:crypto';
import type { AccountHandler } from '../http/handler.ts';
import type { RequestInfo } from '../http/incoming.ts';
import type { Log } from '../log.ts';
import { keeping, readKept, type Kept } from './kept.ts';
import { createOnce } from './once.ts';
import { forgotPasswordPage, resetPasswordPage } from './passwords.ts';
import { keyField, readPosted, type Unread } from './posted.ts';
import { registerPage } from './register.ts';
import { callService } from './service-call.ts';
import { signInPage } from './sign-in.ts';
import type { Drawing, FormPaths, Page, Step } from './step.ts';
import { termsPage } from './terms.ts';
import { verifyEmailPage } from './verify-email.ts';
import { formPages, type FormPage, type FormView } from './view.ts';

const pages: Record<FormPage, Page> = {
  register: registerPage,
  verifyEmail: verifyEmailPage,
  signIn: signInPage,
  terms: termsPage,
  forgotPassword: forgotPasswordPage,
  resetPassword: resetPasswordPage,
};

export interface FormPagesOptions {
  /** The service, which is asked in this process. */
  handler: AccountHandler;
  /** Where browsers reach it. The pages stand on its origin. */
  baseURL: string;
  /** Paths of the pages. */
  paths: FormPaths;
  /** Draws a page: HTML. */
  render: (view: FormView, request: Request) => string | Promise<string>;
  /** Further headers of each page, such as its policy. */
  headers?: Readonly<Record<string, string>> | undefined;
  log: Log;
  /** For tests. */
  now?: (() => Date) | undefined;
}

/** Answers what is meant for one of the pages, and nothing for everything else. */
export type FormPages = (request: Request, info?: RequestInfo) => Promise<Response | undefined>;

/** Of every answer: what a person typed is in it, and a page's own address where it posts to itself. */
const always: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // `no-referrer` would have browsers keep the origin of the post to themselves, too.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const mailedToken = 'token';

/**
 * The pages whose forms work without a script: each is drawn as the service answers, and is posted to itself. What a form says goes to the
 * service as its script would have sent it, so rules, limits and cookies are the same: docs/decisions/0049.
 */
export const createFormPages = ({
  handler,
  baseURL,
  paths,
  render,
  headers: given = {},
  log,
  now = () => new Date(),
}: FormPagesOptions): FormPages => {
  const { origin } = new URL(baseURL);
  const once = createOnce(now);

  const respond = (
    status: number,
    headers: Record<string, string>,
    cookies: string[],
    body: string | null,
  ): Response => {
    const response = new Response(body, { status, headers: { ...given, ...headers, ...always } });
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  };

  const visitOf = (request: Request, info: RequestInfo, kept: Kept, key: string) => {
    const url = new URL(request.url);
    url.searchParams.delete(mailedToken);
    const service = callService({ handler, baseURL, request, info, key });
    return { service, kept, paths, query: url.search, now };
  };

  const respondTo: FormPages = async (request, info = {}) => {
    const url = new URL(request.url);
    const name = formPages.find((each) => paths[each] === url.pathname);
    if (name === undefined) return undefined;
    const page = pages[name];
    const kept = readKept(request, origin);

    const draw = async ({
      hidden,
      values,
      problem,
      errors = {},
      ...facts
    }: Omit<Drawing, 'status'>): Promise<string> => {
      const view: FormView = {
        page: name,
        ...facts,
        form: {
          action: url.pathname + url.search,
          hidden: { [keyField]: randomUUID(), ...hidden },
          values: values ?? {},
          ...(problem && { problem }),
          errors,
        },
      };
      return render(view, request);
    };

    const answer = async (step: Step, cookies: string[]): Promise<Response> => {
      const all = step.kept ? [...cookies, keeping(step.kept, origin)] : cookies;
      if ('goTo' in step) return respond(303, { location: step.goTo }, all, null);
      const { status = 200, ...drawing } = step.draw;
      const retryAfter = drawing.problem?.retryAfter;
      return respond(
        status,
        {
          'content-type': 'text/html; charset=utf-8',
          ...(retryAfter !== undefined && { 'retry-after': String(Math.ceil(retryAfter)) }),
        },
        all,
        request.method === 'HEAD' ? null : await draw(drawing),
      );
    };

    if (request.method === 'GET' || request.method === 'HEAD') {
      const token = url.searchParams.get(mailedToken);
      if (token !== null && page.fields.includes(mailedToken)) {
        // Out of the address, which is kept in histories and logs. Nothing is spent: whatever follows links comes here too.
        url.searchParams.delete(mailedToken);
        return respond(303, { location: url.pathname + url.search }, [keeping({ ...kept, token }, origin)], null);
      }
      const visit = visitOf(request, info, kept, '');
      return answer(await page.show(visit), visit.service.cookies);
    }
    if (request.method !== 'POST') return respond(405, { allow: 'GET, HEAD, POST' }, [], null);

    const fields = await readPosted(request, origin, page.fields);
    // The page again, with nothing of what came.
    const refused = async ({ status, code }: Unread): Promise<Response> => {
      const step = await page.show(visitOf(request, info, {}, ''));
      if ('goTo' in step) return respond(303, { location: step.goTo }, [], null);
      return answer({ draw: { ...step.draw, status, problem: { code } } }, []);
    };
    if ('status' in fields) return refused(fields);
    const key = fields.text(keyField);
    const post = async (): Promise<Response> => {
      const visit = visitOf(request, info, kept, key);
      return answer(await page.post(visit, fields), visit.service.cookies);
    };
    if (key === '') return post();
    const who = createHash('sha256')
      .update(request.headers.get('cookie') ?? '')
      .digest('base64url');
    return once(`${url.pathname} ${fields.digest} ${who}`, post);
  };
  return async (request, info) => {
    try {
      return await respondTo(request, info);
    } catch (error) {
      log({ level: 'error', event: 'form_page_failed', error });
      return respond(
        500,
        { 'content-type': 'text/plain; charset=utf-8' },
        [],
        'Something went wrong. Please try again.\n',
      );
    }
  };
};
