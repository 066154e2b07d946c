import { createHash } from 'node:crypto';
import { operations, type AnswerOf, type BodyOf } from '../../contract/operations.ts';
import { ProblemDocument, type Problem } from '../../contract/problem.ts';
import { codeOfStatus } from '../../contract/problem-statuses.ts';
import type { OperationName } from '../../contract/routes.ts';
import type { AccountHandler } from '../http/handler.ts';
import type { RequestInfo } from '../http/incoming.ts';
import { cookieJar } from './cookie-jar.ts';

export type Answered<Name extends OperationName> =
  { ok: true; value: AnswerOf<Name> } | { ok: false; status: number; problem: Problem };

/** Asks the service in the name of a browser, as its script would have done. */
export interface ServiceCall {
  /** `key`: of an earlier press that this one repeats, in the place of the form's own. `account`: whose the page is that was pressed on. */
  ask<Name extends OperationName>(
    name: Name,
    body?: BodyOf<Name>,
    more?: { key?: string; account?: string },
  ): Promise<Answered<Name>>;
  /** Asks the OpenID provider, whose paths are no operations: where it leads. */
  askProvider(method: 'GET' | 'POST', path: string, body?: object): Promise<Answered<'openid.continue'>>;
  /** Of this form; with what is sent it makes the `Idempotency-Key`. */
  readonly key: string;
  /** What the answers told the browser to keep. */
  readonly cookies: readonly string[];
}

/** What says what the body is, and what a form can't send: the rest is the browser's, which sessions are described by. */
const ofTheForm = [
  'content-type',
  'content-length',
  'transfer-encoding',
  'authorization',
  'idempotency-key',
  'ems-account',
  'referer',
];

const problemOf = (status: number, document: unknown): Problem => {
  const parsed = ProblemDocument.safeParse(document);
  if (!parsed.success) return { code: codeOfStatus(status) };
  const { type: _type, title: _title, status: _status, errors, ticket: _ticket, ...problem } = parsed.data;
  const fields = errors?.filter(({ field }) => field !== problem.field);
  return { ...problem, ...(fields?.length && { fields }) } as Problem;
};

interface ServiceCallOptions {
  handler: AccountHandler;
  baseURL: string;
  request: Request;
  info: RequestInfo;
  key: string;
}

/** No way around what stands before the endpoints: limits, origins, the log and security events see the call as any other. */
export const callService = ({ handler, baseURL, request, info, key }: ServiceCallOptions): ServiceCall => {
  const jar = cookieJar(request.headers.get('cookie'));
  const headers = new Headers(request.headers);
  for (const name of ofTheForm) headers.delete(name);
  headers.set('origin', new URL(baseURL).origin);
  headers.set('sec-fetch-site', 'same-origin');
  headers.set('sec-fetch-mode', 'cors');
  headers.set('sec-fetch-dest', 'empty');
  headers.set('accept', 'application/json');

  const send = async (method: string, path: string, sent: string | null, own: HeadersInit = []): Promise<Response> => {
    const all = new Headers(headers);
    for (const [name, value] of new Headers(own)) all.set(name, value);
    const cookie = jar.header();
    if (cookie !== undefined) all.set('cookie', cookie);
    if (sent !== null) all.set('content-type', 'application/json');
    const answer = await handler(new Request(baseURL + path, { method, headers: all, body: sent }), {
      ...info,
      postedForm: true,
    });
    jar.take(answer.headers.getSetCookie());
    return answer;
  };

  const read = async <Name extends OperationName>(answer: Response): Promise<Answered<Name>> => {
    const value: unknown = await answer.json().catch(() => undefined);
    return answer.ok
      ? { ok: true, value: value as AnswerOf<Name> }
      : { ok: false, status: answer.status, problem: problemOf(answer.status, value) };
  };

  const ask: ServiceCall['ask'] = async (name, body, { key: pressed = key, account } = {}) => {
    const { http, idempotent } = operations[name];
    const sent = body === undefined ? null : JSON.stringify(body);
    const repeated =
      idempotent && pressed !== ''
        ? { 'idempotency-key': createHash('sha256').update(`${pressed}\n${sent}`).digest('base64url') }
        : {};
    const meant = account === undefined ? {} : { 'ems-account': account };
    return read(await send(http.method, http.path, sent, { ...repeated, ...meant }));
  };

  const askProvider: ServiceCall['askProvider'] = async (method, path, body) =>
    read(await send(method, path, body === undefined ? null : JSON.stringify(body)));

  return {
    ask,
    askProvider,
    get cookies() {
      return jar.set();
    },
    key,
  };
};
