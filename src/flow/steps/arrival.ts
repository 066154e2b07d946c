import { html, nothing } from 'lit';
import { report } from '../../base/report.ts';
import type { Problem } from '../../client/problem.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { alert } from '../../parts/form.ts';
import { signedInMessages } from '../../parts/messages/signed-in.en.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import type { FlowHost } from '../flow-host.ts';
import { accountOf, arrival as id } from '../state.ts';
import { screenCard } from './screen-card.ts';
import type { Step } from './step.ts';

/** Ends the session for another account. */
class SignOut {
  problem: Problem | undefined;
  busy = false;
  readonly #host: FlowHost;

  constructor(host: FlowHost) {
    this.#host = host;
  }

  async run(): Promise<void> {
    if (this.busy) return;
    this.#set(true, undefined);
    const problem = await this.#end();
    this.#set(false, problem);
    if (!problem) return this.#host.send({ type: 'signedOut' });
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }

  #set(busy: boolean, problem: Problem | undefined): void {
    this.busy = busy;
    this.problem = problem;
    this.#host.requestUpdate();
  }

  async #end(): Promise<Problem | undefined> {
    try {
      const outcome = await this.#host.activeClient?.session.signOut();
      if (!outcome) return { code: 'not_offered' };
      return outcome.ok ? undefined : outcome.problem;
    } catch (error) {
      report(error);
      return { code: 'unexpected_answer' };
    }
  }
}

/** Somebody is signed in already: go on with that account, or use another one. */
export const arrival: Step<SignOut> = {
  id,
  load: async (host) => new SignOut(host),
  render: (host, state, signOut) => {
    const account = accountOf(state);
    if (!account || !signOut) return undefined;
    const { localizer } = host;
    const words = localizer.group('signedIn', signedInMessages);
    const { problem, busy } = signOut;
    host.light.adopt(screenStyles);
    return {
      card: screenCard(words.heading),
      content: html`${problem ? alert(nothing, localizer.problem(problem.code, problem)) : nothing}
        <p>${words.signedInAs} ${emailAddress(host, account.email)}</p>
        <button type="button" @click=${() => host.send({ type: 'continued', account })}>${words.continue}</button>
        <button type="button" class="ems-secondary" aria-disabled=${busy ? 'true' : nothing} @click=${() => signOut.run()}>${words.useAnotherAccount}</button>`,
    };
  },
  done: {},
};
