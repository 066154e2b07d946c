/** The state diagram of the sign-up flow: what its machine does when it is led through everything that can happen. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, transition } from '../../src/flow/machine.ts';
import { arrival, beginning, type FlowState } from '../../src/flow/state.ts';
import type { FlowEvent } from '../../src/flow/flow-event.ts';
import type { SessionState } from '../../src/client/ports/session.ts';
import { nothingEntered } from '../../src/journeys/entered.ts';
import { onPremTrial } from '../../src/journeys/journeys.ts';

/** The one that has every step. */
const journey = onPremTrial;

const email = 'ada@example.org';
const account = { id: 'ada', email, firstName: 'Ada', lastName: 'Lovelace' };

const answer = (session: SessionState): FlowEvent => ({ type: 'answered', session, unanswered: false, unsaved: false });
const anonymous = answer({ status: 'anonymous' });
const unverified = answer({ status: 'unverified', email });

/** What may happen, by its label. */
type Moves = Record<string, FlowEvent[]>;

const opened: FlowEvent = { type: 'opened', journey, entered: nothingEntered };

/** How a person comes to the page. */
const arrivals: Moves = {
  'a stranger': [opened, anonymous],
  'a link to the sign-in': [opened, { type: 'went', step: 'sign-in' }, anonymous],
  'a mailed link': [opened, { type: 'mailed', token: 'token' }, anonymous],
  'an address that waits': [opened, unverified],
  'a live session': [opened, answer({ status: 'active', account })],
  'one with terms due': [opened, answer({ status: 'terms_due', account })],
};

/** What the person does at each view, and what the service says to it. */
const done: Record<string, Moves> = {
  introduction: { 'goes on': [{ type: 'finished', step: 'introduction' }] },
  terms: { accepted: [{ type: 'accepted', version: '1' }] },
  email: { entered: [{ type: 'finished', step: 'email', values: { email } }] },
  register: {
    registered: [{ type: 'registered', email, retryAfter: 60 }, unverified],
    'the terms have changed': [{ type: 'failed', code: 'terms_outdated' }],
  },
  verify: {
    verified: [{ type: 'verified', email }, anonymous],
    'change the address': [{ type: 'corrected' }],
  },
  'sign-in': {
    'signed in': [{ type: 'signedIn', account, status: 'active' }],
    'signed in with terms due': [{ type: 'signedIn', account, status: 'terms_due' }],
    'not verified': [{ type: 'waited', email }, unverified],
    'start over': [{ type: 'startedOver' }],
  },
  [arrival]: {
    continue: [{ type: 'continued', account }],
    'use another account': [{ type: 'signedOut' }],
  },
  done: { 'signed out': [anonymous] },
};

const movesOf = (state: FlowState): Moves => {
  const { view = '', session } = state;
  const back = before(state);
  const stranger = view !== arrival && !(session && 'account' in session);
  return {
    ...done[view],
    ...(stranger && view !== 'sign-in' && { 'sign in': [{ type: 'went', step: 'sign-in' }] }),
    ...(stranger && back && { back: [{ type: 'went', step: back }] }),
  };
};

const after = (state: FlowState, events: FlowEvent[]): FlowState =>
  [...events, { type: 'shown' } as const].reduce(transition, state);

const nameOf = (view: string | undefined): string => (view ?? '[*]').replaceAll('-', '_');

/** Every way from one view to another, found by going all of them. */
const ways = (): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const visit = (state: FlowState, moves: Moves): void => {
    for (const [label, events] of Object.entries(moves)) {
      const next = after(state, events);
      if (next.view !== state.view) {
        const way = `${nameOf(state.view)} --> ${nameOf(next.view)}`;
        found.set(way, (found.get(way) ?? new Set()).add(label));
      }
      const { journey: _, ...known } = next;
      const key = JSON.stringify({ ...known, entered: { ...next.entered, done: [...next.entered.done].sort() } });
      if (seen.has(key)) continue;
      seen.add(key);
      visit(next, movesOf(next));
    }
  };
  visit(beginning(journey), arrivals);
  return found;
};

/** As Mermaid writes it. */
const flowDiagram = (): string => {
  const places = ['[*]', arrival, ...journey.steps.map(({ id }) => id)].map(nameOf);
  const order = (way: string): number => {
    const [from = '', to = ''] = way.split(' --> ');
    return places.indexOf(from) * places.length + places.indexOf(to);
  };
  const lines = [...ways()]
    .sort(([one], [other]) => order(one) - order(other))
    .map(([way, labels]) => `  ${way}: ${[...labels].sort().join(', ')}`);
  return ['stateDiagram-v2', ...lines].join('\n');
};

const marked = /(<!-- Written by `npm run generate` -->\n)[^]*?(?=<!-- End -->)/;

/** The guide to journeys, with the diagram of today. */
export const journeysPage = (root: string): string =>
  readFileSync(resolve(root, 'docs/journeys.md'), 'utf8').replace(
    marked,
    (_all, mark: string) => `${mark}\`\`\`mermaid\n${flowDiagram()}\n\`\`\`\n`,
  );
