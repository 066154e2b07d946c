import type { AccountStatus } from '../../contract/values.ts';
import { pageOf, type Step, type Visit } from './step.ts';

/** What another site asks for (OpenID Connect Core section 3.1.2.1), where the page's address holds it: signed by the service. */
export const requestIn = (query: string): URLSearchParams | undefined => {
  const request = new URLSearchParams(query);
  return request.has('client_id') && request.has('sig') ? request : undefined;
};

/** By which the provider says what it has signed, one after the other. */
const signedName = 'ba_param';

/** What the link of an email holds. */
export const mailedToken = 'token';

/**
 * What of a page's address its pages need: another site's request, as far as that is signed, and what the site itself named. Nothing else gets
 * into a form's action or an address that is led to: it may be a secret, such as a token or a code that came to the wrong page.
 */
export const neededOf = ({ searchParams }: URL, named: readonly string[]): string => {
  const signed = requestIn(searchParams.toString()) ? ['sig', signedName, ...searchParams.getAll(signedName)] : [];
  const names = new Set([...signed, ...named]);
  names.delete(mailedToken);
  const needed = new URLSearchParams([...searchParams].filter(([name]) => names.has(name))).toString();
  return needed && `?${needed}`;
};

export const prompts = (request: URLSearchParams, prompt: string): boolean =>
  (request.get('prompt') ?? '').split(' ').includes(prompt);

/** Longer ones don't fit into a cookie with the rest of what is kept. */
const maxKept = 2000;

/** The request, for the page of a mailed link: its address knows of none, and this browser does. */
export const keptRequest = ({ query, kept: { asked } }: Pick<Visit, 'query' | 'kept'>): { asked?: string } => {
  if (requestIn(query)) return query.length <= maxKept ? { asked: query } : {};
  return asked === undefined ? {} : { asked };
};

/** What goes along from the page of a mailed link. */
export const queryFromMail = ({ query, kept: { asked } }: Visit): string =>
  requestIn(query) || asked === undefined || !requestIn(asked) ? query : `?${new URLSearchParams(asked).toString()}`;

/** Parameters of the provider's own, which it sets anew. */
const signature = ['sig', 'exp', 'ba_iat', signedName, 'ba_pl'];

/** Asked for once more, as the site would: nothing of it is believed, and the answer has a signature of its own. */
const unsigned = (request: URLSearchParams): URLSearchParams => {
  const again = new URLSearchParams(request);
  for (const name of signature) again.delete(name);
  if (prompts(again, 'create')) again.delete('prompt');
  return again;
};

/**
 * Where the service says to go: a page of its own, or another site. To that a page leads on: a redirect after a post is stopped by
 * `form-action`.
 */
const leadTo = (written: string, { origin, paths }: Visit): Step => {
  const url = URL.parse(written);
  if (!url || !/^https?:$/.test(url.protocol)) return { goTo: paths.account, kept: {} };
  if (url.origin === origin) return { goTo: url.pathname + url.search, kept: {} };
  return { draw: { screen: 'onward', onward: url.href }, kept: {} };
};

/**
 * The person has signed in, or said to go on as they are: back to the site that asked, by the address that the service answers and no other.
 * A request whose signature is too old is asked for once more, as one that was changed; what comes of that takes another press.
 */
const goToSite = async (visit: Visit, request: URLSearchParams, email: string | undefined): Promise<Step> => {
  const { service, paths, query } = visit;
  const signed = { oauth_query: query.slice(1) };
  const answer = prompts(request, 'create')
    ? await service.askProvider('POST', '/oauth2/continue', { ...signed, created: true })
    : await service.ask('openid.continue', signed);
  if (answer.ok) return leadTo(answer.value.url, visit);
  const { code } = answer.problem;
  if (code === 'reauthentication_required') return { goTo: paths.signIn + query, kept: { email, after: 'again' } };
  if (code === 'second_factor_due') return { goTo: paths.account + query, kept: {} };
  const again = await service.askProvider('GET', `/oauth2/authorize?${unsigned(request).toString()}`);
  return again.ok ? leadTo(again.value.url, visit) : { goTo: paths.account, kept: {} };
};

/** Goes on with a session: to what the account still owes, then to the site that asked, else to the account. */
export const goOn = async (visit: Visit, status: AccountStatus, email: string | undefined): Promise<Step> => {
  const { paths, query } = visit;
  const request = requestIn(query);
  if (status === 'active') return request ? goToSite(visit, request, email) : { goTo: paths.account, kept: {} };
  const page = pageOf(paths, status);
  return { goTo: page === paths.account && !request ? page : page + query, kept: {} };
};
