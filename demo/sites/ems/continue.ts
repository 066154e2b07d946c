import type { Account, AccountStatus } from 'ems-elements';
import { clientName } from '../../site-list.ts';
import { pageOf } from './client.ts';

/** A site sent the person here to sign in: the address of this page then has its request, signed by the service. */
const query = location.search.slice(1);
const request = new URLSearchParams(query);

export const isAsked = request.has('client_id') && request.has('sig');
export const asksAgain = isAsked && (request.get('prompt') ?? '').split(' ').includes('login');
export const hint = isAsked ? (request.get('login_hint') ?? '') : '';

/** What people know the site as that they go on to. */
export const siteName = isAsked ? clientName(request.get('client_id')) : undefined;

/** The request goes along to the next page. */
export const withRequest = (page: string): string => (isAsked ? `${page}?${query}` : page);

/** The provider's own parameters, which it sets anew. */
const signature = ['sig', 'exp', 'ba_iat', 'ba_param', 'ba_pl'];

/** Asks for the authorization once more: the signature of the request lasts some minutes, and a mail takes its time. */
const askAgain = (): void => {
  const again = new URLSearchParams(request);
  for (const name of signature) again.delete(name);
  if (again.get('prompt') === 'create') again.delete('prompt');
  location.assign(`/api/auth/oauth2/authorize?${again}`);
};

/** No site gets anybody who owes a second factor: the account page has its set-up, and leads on from there. */
const setUp = (): void => location.assign(withRequest(pageOf.second_factor_due));

/**
 * The person has signed in or said to go on as they are: back to the site, or to one's own page. No site gets another account than the page
 * shows: whoever has signed in meanwhile is asked anew. `signInAgain`: the site wants another sign-in than the one there is, for its age.
 */
export const goOn = async (
  { account, status }: { account: Account; status: AccountStatus },
  signInAgain: () => void = askAgain,
): Promise<void> => {
  if (!isAsked) return location.assign(pageOf[status]);
  if (status === 'second_factor_due') return setUp();
  const created = request.get('prompt') === 'create';
  const path = created ? '/api/auth/oauth2/continue' : '/api/auth/openid/continue';
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'ems-account': account.id },
    body: JSON.stringify({ oauth_query: query, ...(created && { created }) }),
  }).catch(() => undefined);
  const answer: unknown = await response?.json().catch(() => undefined);
  const { url, code } = (answer ?? {}) as { url?: unknown; code?: unknown };
  if (response?.ok && typeof url === 'string' && /^https?:/i.test(url)) location.assign(url);
  else if (code === 'reauthentication_required') signInAgain();
  else if (code === 'second_factor_due') setUp();
  else askAgain();
};
