import type { SessionState } from 'ems-elements';
import { client, pageOf } from './client.ts';

const element = <E extends HTMLElement = HTMLElement>(id: string): E => document.querySelector<E>(`#${id}`)!;

const show = (state: SessionState): void => {
  if (state.standing !== 'active') return location.replace(pageOf[state.standing]);
  element('name').textContent = `${state.account.firstName} ${state.account.lastName}`;
  element('email').textContent = state.account.email;
  element('account').hidden = false;
};

const refresh = async (): Promise<void> => {
  const outcome = await client.session.current();
  const problem = element('problem');
  problem.hidden = outcome.ok;
  if (outcome.ok) show(outcome.value);
  else problem.textContent = 'Your account could not be read. Reload the page to try again.';
};

element('sign-out').addEventListener('click', () => void client.session.signOut());
client.session.subscribe(() => void refresh());
await refresh();
