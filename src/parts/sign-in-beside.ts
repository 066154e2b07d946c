/**
 * The way on for whoever was signed out while typing. Where people sign in on a page of this site, it opens in a new tab, whose session is
 * this one's too. Where they sign in on a page of the service, the session is the tab's own: they go there from here, in a window
 * beside this page or by leaving it, and what was typed waits for them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { report } from '../base/report.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import { redirect } from '../client/port-kind.ts';
import type { Account, RedirectSessionPort, SessionState } from '../client/ports/session.ts';
import type { Problem } from '../client/problem.ts';
import { seenAccount } from './account-before.ts';
import { shownEmail } from './email-address.ts';
import { keepForms } from './kept-forms.ts';
import { remoteMessages } from './messages/remote.en.ts';
import { signInBesideMessages } from './messages/sign-in-beside.en.ts';
import { tellAgain } from './step-up-return.ts';

/** Elements whose person is there now. */
const away = new WeakSet<EmsElement>();
/** Why they are back without a session. */
const refused = new WeakMap<EmsElement, Problem>();

const start = async (host: EmsElement, port: RedirectSessionPort, account: Account | undefined) => {
  const stayed = keepForms(host, account, { again: true });
  try {
    const email = account && { email: shownEmail(host, account.email) };
    return await port.start({ ...email, locale: host.localizer.lang });
  } catch (error) {
    report(error);
    return failure('unexpected_answer') as Outcome<SessionState>;
  } finally {
    // Still here: a window stands beside this page, or it was not left after all.
    stayed();
  }
};

const signIn = async (host: EmsElement, port: RedirectSessionPort, account: Account | undefined): Promise<void> => {
  if (away.has(host)) return;
  away.add(host);
  refused.delete(host);
  host.requestUpdate();
  const outcome = await start(host, port, account);
  away.delete(host);
  const problem = outcome.ok || outcome.problem.code === 'cancelled' ? undefined : outcome.problem;
  if (problem) refused.set(host, problem);
  host.requestUpdate();
  if (problem) host.emit('ems-failed', problem);
  if (outcome.ok && 'account' in outcome.value && outcome.value.account.id === account?.id) await tellAgain(host);
};

/** `typist`: whose input it is, where the element knows; anybody may sign in there. */
export const signInBeside = (host: EmsElement, href: string, typist: Account | true): TemplateResult => {
  const words = host.localizer.group('remote', remoteMessages);
  const client = host.activeClient;
  const port = redirect(client?.session);
  if (!port)
    return html`<a href=${href} target="_blank" rel="noopener">${words.signIn}<span class="ems-visually-hidden"> (${host.localizer.group('signInBeside', signInBesideMessages).newTab})</span></a>`;
  const problem = refused.get(host);
  const press = (): Promise<void> => signIn(host, port, typist === true ? seenAccount(client!) : typist);
  return html`<button type="button" aria-disabled=${away.has(host) ? 'true' : nothing} aria-busy=${away.has(host)} @click=${press}>${words.signIn}</button>${problem ? html`<p>${host.localizer.problem(problem.code, problem)}</p>` : nothing}`;
};
