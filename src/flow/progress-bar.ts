import { html, nothing, type TemplateResult } from 'lit';
import type { JourneyStep } from '../journeys/journey.ts';
import type { ProgressStep } from '../journeys/steps.ts';
import { checkIcon } from '../parts/icon.ts';
import type { SignupFlowMessages } from './messages/en.ts';

/** Where the person is among the steps that are theirs. */
export const progressBar = (t: SignupFlowMessages, steps: ProgressStep[]): TemplateResult | typeof nothing => {
  // What is left for somebody who has an account is known when they have said who they are.
  if (!steps.length || (steps.length === 1 && steps[0]!.step.id === 'sign-in')) return nothing;
  const current = steps.findIndex(({ status }) => status === 'current');
  const counted = steps.every(({ status }) => status === 'done') ? t.allDone : t.steps(steps.length);
  const label = (step: JourneyStep): string => ('label' in step ? step.label : t[step.id as 'terms']);
  return html`<nav part="progress" aria-label=${t.progress}>
    <p class="position" role="status">${current < 0 ? counted : html`${t.step(current + 1, steps.length)}<b>${label(steps[current]!.step)}</b>`}</p>
    <ol>
      ${steps.map(
        ({ step, status }) =>
          html`<li class=${status} aria-current=${status === 'current' ? 'step' : nothing}>
            <span>${status === 'done' ? html`${checkIcon()}<span class="hidden">${t.stepDone}: </span>` : nothing}${label(step)}</span>
          </li>`,
      )}
    </ol>
  </nav>`;
};
