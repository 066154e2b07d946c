import { createHash, randomUUID } from 'node:crypto';
import { checkedBaseURL } from '../http/addresses.ts';
import type { AccountHandler } from '../http/handler.ts';
import type { RequestInfo } from '../http/incoming.ts';
import { clientAt } from '../limits/limits.ts';
import type { SecurityEventName } from '../../contract/security-events.ts';
import type { Log, LogEntry } from '../log.ts';
import { mailedToken, neededOf } from './asking-site.ts';
import { failedPage } from './failed-page.ts';
import { pageHeaders } from './headers.ts';
import { keeping, readKept, type Kept } from './kept.ts';
import { createOnce } from './once.ts';
import { forgotPasswordPage, resetPasswordPage } from './passwords.ts';
import { keyField, readPosted } from './posted.ts';
import { registerPage } from './register.ts';
import { callService } from './service-call.ts';
import { signInPage } from './sign-in.ts';
import { sayMissing, type Drawing, type FormPaths, type Page, type Step, type Visit } from './step.ts';
import { signOutPage } from './sign-out.ts';
import { termsPage } from './terms.ts';
import { verifyEmailPage } from './verify-email.ts';
import type { FormPage, FormView } from './view.ts';

const drawn: Record<FormPage, Page> = {
  register: registerPage,
  verifyEmail: verifyEmailPage,
  signIn: signInPage,
  terms: termsPage,
  forgotPassword: forgotPasswordPage,
  resetPassword: resetPasswordPage,
};
const pages: Record<string, Page> = { ...drawn, signOut: signOutPage };

export interface FormPagesOptions {
  /** The service, which is asked in this process. */
  handler: AccountHandler;
  /** Where browsers reach it. The pages stand on its origin. */
  baseURL: string;
  /** Paths of the pages. */
  paths: FormPaths;
  /** Names of query parameters that the site's pages need, such as one of a language. All others go no further. */
  keptParameters?: readonly string[] | undefined;
  /** Draws a page: HTML. */
  render: (view: FormView, request: Request) => string | Promise<string>;
  /** Further headers of each page, such as its policy. No page is shown in a frame, unless the policy names `frame-ancestors`. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** As for `createAccountHandler`. */
  transportSecurity?: string | false | undefined;
  log: Log;
  /** For tests. */
  now?: (() => Date) | undefined;
}

/** Answers what is meant for one of the pages, and nothing for everything else. */
export type FormPages = (request: Request, info?: RequestInfo) => Promise<Response | undefined>;

/** Nothing in it is anybody's: Back may show it again with what was typed since. */
const isBlank = ({ status = 200, hidden, values = {}, after, email }: Drawing): boolean =>
  status === 200 && !hidden && !after && !email && Object.values(values).every((value) => value === '');

/** What is no secret, and was typed for nothing otherwise. */
const typedAgain = ['firstName', 'lastName', 'email'];

/** What the interface says of a request that it lets nobody in by (`docs/security-events.md`). */
const refusedEvent = ({ clientAddress }: RequestInfo): LogEntry => ({
  level: 'security',
  event: 'access_refused' satisfies SecurityEventName,
  outcome: 'failure',
  reason: 'forbidden',
  ...(clientAddress !== undefined && { clientAddress }),
});

/**
 * The pages whose forms work without a script: each is drawn as the service answers, and is posted to itself. What a form says goes to the
 * service as its script would have sent it, so rules, limits and cookies are the same: docs/decisions/0049.
 */
export const createFormPages = ({
  handler,
  baseURL: written,
  paths,
  keptParameters = [],
  render,
  headers: given = {},
  transportSecurity,
  log,
  now = () => new Date(),
}: FormPagesOptions): FormPages => {
  const baseURL = checkedBaseURL(written);
  const { origin } = new URL(baseURL);
  const common = pageHeaders(given, origin, transportSecurity);
  const once = createOnce(now);

  const respond = (
    status: number,
    headers: Record<string, string>,
    cookies: readonly string[] = [],
    body: string | null = null,
  ): Response => {
    const response = new Response(body, { status, headers: common });
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  };

  /** One request for one page. */
  const answerFor = async (name: string, page: Page, request: Request, info: RequestInfo): Promise<Response> => {
    const url = new URL(request.url);
    const token = url.searchParams.get(mailedToken);
    const { token: mailed, tokenOf, ...others } = readKept(request, origin, now());
    const kept = { ...others, ...(mailed !== undefined && tokenOf === name && { token: mailed, tokenOf }) };
    const query = neededOf(url, keptParameters);
    const action = url.pathname + query;

    const visit = (key: string, left: Kept): Visit => ({
      service: callService({ handler, baseURL, request, info, key }),
      kept: left,
      paths,
      origin,
      query,
      now,
    });

    const isGet = request.method === 'GET' || request.method === 'HEAD';

    const draw = async ({ service }: Visit, drawing: Drawing): Promise<string> => {
      const { status: _status, hidden, values = {}, problem, errors = {}, ...facts } = drawing;
      const policy = page.choosesPassword && (await service.ask('policy.current'));
      const form = {
        action,
        hidden: { [keyField]: randomUUID(), ...hidden },
        values,
        ...(problem && { problem }),
        errors,
      };
      return render(
        { page: name as FormPage, ...facts, form, ...(policy && policy.ok && { policy: policy.value }) },
        request,
      );
    };

    const answer = async (by: Visit, step: Step): Promise<Response> => {
      const cookies = step.kept ? [...by.service.cookies, keeping(step.kept, origin, now())] : by.service.cookies;
      if ('goTo' in step) return respond(303, { location: step.goTo }, cookies);
      const { status = 200, problem, onward } = step.draw;
      const wait = problem?.retryAfter;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        ...(isGet && isBlank(step.draw) && { 'cache-control': 'private, no-cache' }),
        ...(wait !== undefined && { 'retry-after': String(Math.ceil(wait)) }),
        ...(onward !== undefined && { refresh: `0; url=${onward}` }),
      };
      return respond(status, headers, cookies, request.method === 'HEAD' ? null : await draw(by, step.draw));
    };

    let typed: Record<string, string> = {};
    const carryOut = async (): Promise<Response> => {
      if (isGet && token !== null) {
        // Out of the address, which is kept in histories and logs. Nothing is spent: whatever follows links comes here too.
        const isOwn = page.fields.includes(mailedToken);
        const cookies = isOwn ? [keeping({ ...kept, token, tokenOf: name }, origin, now())] : [];
        return respond(303, { location: action }, cookies);
      }
      if (isGet) {
        const by = visit('', kept);
        return answer(by, await page.show(by));
      }
      if (request.method !== 'POST') return respond(405, { allow: 'GET, HEAD, POST' });

      const fields = await readPosted(request, origin, page.fields);
      if ('status' in fields) {
        // The page again, with nothing of what came.
        const by = visit('', {});
        const step = await page.show(by);
        const { status, code } = fields;
        // It gets no further, so nothing else tells the operator of it.
        if (code === 'forbidden') log(refusedEvent(info));
        return answer(by, 'goTo' in step ? step : { draw: { ...step.draw, status, problem: { code } } });
      }
      typed = Object.fromEntries(
        typedAgain.filter((each) => fields.has(each)).map((each) => [each, fields.text(each)]),
      );
      const key = fields.text(keyField);
      const post = async (): Promise<Response> => {
        const by = visit(key, kept);
        return answer(by, sayMissing(await page.post(by, fields), fields));
      };
      const who = createHash('sha256')
        .update(request.headers.get('cookie') ?? '')
        .digest('base64url');
      return key === '' ? post() : once(`${action} ${fields.digest} ${who}`, clientAt(info.clientAddress), post);
    };

    /** The page as whoever comes to it finds it, with what went wrong; where not even that can be drawn, a page that needs nothing. */
    const fail = async (error: unknown): Promise<Response> => {
      const reference = randomUUID();
      log({ level: 'error', event: 'form_page_failed', reference, error });
      try {
        const by = visit('', kept);
        const step = await page.show(by);
        if ('draw' in step) {
          const { values, problem = { code: 'service_unavailable', reference } } = step.draw;
          return await answer(by, { draw: { ...step.draw, status: 500, values: { ...values, ...typed }, problem } });
        }
      } catch {
        // It was the drawing, or fails as what was asked for did.
      }
      const way = page === signOutPage ? paths.account : action;
      const { language, html } = failedPage(request, { reference, way });
      const type = {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        vary: 'accept-language',
      };
      return respond(500, type, [], request.method === 'HEAD' ? null : html);
    };

    return carryOut().catch(fail);
  };

  return async (request, info = {}) => {
    const { pathname } = new URL(request.url);
    const [name, page] = Object.entries(pages).find(([each]) => paths[each as keyof FormPaths] === pathname) ?? [];
    if (name === undefined || page === undefined) return undefined;
    return answerFor(name, page, request, info);
  };
};
