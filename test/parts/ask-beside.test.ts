import '../../src/define/ems-sign-in.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { failure, success, type Outcome } from '../../src/client/outcome.ts';
import type { SessionState } from '../../src/client/ports/session.ts';
import type { AuthClient } from '../../src/client/types.ts';
import { afterDrawing } from '../../src/base/after-drawing.ts';
import type { EmsSignIn } from '../../src/elements/sign-in/ems-sign-in.ts';
import { askBeside } from '../../src/parts/ask-beside.ts';
import { watchOwner } from '../../src/parts/session-owner.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

type Answer = Outcome<SessionState>;

const active = (id: string): Answer =>
  success({ status: 'active', account: { id, email: `${id}@example.org`, firstName: 'Ada', lastName: '' } });
const anonymous: Answer = success({ status: 'anonymous' });

/** A client whose session answers when the test says so, and changes when it says so. */
const asking = () => {
  const { session, ...client } = createMemoryClient();
  const questions: ((answer: Answer) => void)[] = [];
  const listeners = new Set<() => void>();
  const asked = {
    ...client,
    session: {
      ...session,
      current: () => new Promise<Answer>((answer) => questions.push(answer)),
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  } as AuthClient;
  return { client: asked, questions, listeners, change: () => listeners.forEach((listener) => listener()) };
};

const hear = (client: AuthClient) => {
  const heard: unknown[] = [];
  const end = askBeside(
    client,
    () => client.session.current(),
    (outcome) => heard.push(outcome),
  );
  return { heard, end };
};

/** Whoever waits for an answer that is there has heard it: all microtasks come before. */
const turn = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('what is asked beside', () => {
  it('hears no answer that comes after that to a later question, and each that comes before', async () => {
    const { client, questions, change } = asking();
    const { heard, end } = hear(client);
    change();
    change();
    const [first, second, third] = questions;
    for (const [answer, outcome] of [
      [first, active('a')],
      [third, anonymous],
      [second, active('b')],
    ] as const) {
      answer!(outcome);
      await Promise.resolve();
    }
    await waitUntil(() => heard.length > 1);
    await Promise.resolve();
    expect(heard).to.deep.equal([active('a'), anonymous]);
    end();
  });

  it('ends with the one who asks', async () => {
    const { client, questions, listeners } = asking();
    const { heard, end } = hear(client);
    end();
    questions[0]!(anonymous);
    await turn();
    expect(heard).to.deep.equal([]);
    expect(listeners.size).to.equal(0);
  });

  it('tells a secret of a change of its owner, though the answers come in another order', async () => {
    const { client, questions, change } = asking();
    const gone: unknown[] = [];
    const end = watchOwner(document.body, client, (account, isGone) => isGone && gone.push(account?.id));
    change();
    change();
    questions[0]!(active('a'));
    await Promise.resolve();
    questions[2]!(active('b'));
    await waitUntil(() => gone.length);
    // Older than what is known: it takes nothing from the one who is here now.
    questions[1]!(failure('not_signed_in'));
    await turn();
    expect(gone).to.deep.equal(['b']);
    end();
  });

  it('shows nobody as signed in by an answer that is older than their sign-out', async () => {
    const { client, questions, change } = asking();
    // What draws somebody who is signed in is here, so that it would be drawn at once.
    await import('../../src/parts/in-place.ts');
    const element = await fixture<EmsSignIn>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
    await afterDrawing();
    await waitUntil(() => questions.length);
    change();
    questions[1]!(anonymous);
    await turn();
    questions[0]!(active('a'));
    await turn();
    await settled(element);
    expect(element.textContent).to.not.contain('a@example.org');
    expect(element.querySelector('[name=password]')).to.not.equal(null);
    change();
    questions[2]!(active('a'));
    await waitUntil(() => element.textContent.includes('a@example.org'));
  });
});
