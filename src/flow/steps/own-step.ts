import type { Journey, OwnStep } from '../../journeys/journey.ts';
import { screenCard } from './screen-card.ts';
import type { Step } from './step.ts';

const rowOf = (own: OwnStep): Step<HTMLElement> => ({
  id: own.id,
  // Made once, so that a redraw keeps what is typed in it.
  load: async () => {
    await own.load?.();
    return document.createElement(own.element);
  },
  render: ({ activeClient: client }, { entered }, element) =>
    element && { card: screenCard(own.label), content: Object.assign(element, { client, entered }) },
  done: { 'ems-step-done': 'worked' },
});

const rows = new WeakMap<OwnStep, Step<HTMLElement>>();

/** The steps of the integrator's own as rows: the same ones for the same journey. */
export const ownSteps = ({ steps }: Journey): Step[] =>
  steps.flatMap((own) => {
    if (!('element' in own)) return [];
    const row = rows.get(own) ?? rowOf(own);
    rows.set(own, row);
    return [row];
  });
