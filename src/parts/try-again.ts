import { html, nothing, type TemplateResult } from 'lit';
import { Countdown } from '../base/countdown.ts';
import type { EmsElement } from '../base/ems-element.ts';
import type { Problem } from '../client/problem.ts';

const waits = new WeakMap<Problem, Countdown>();

/** The wait that began when this problem was first drawn. */
const waitOf = (host: EmsElement, problem: Problem): Countdown => {
  const known = waits.get(problem);
  if (known) return known;
  const wait = new Countdown(host);
  waits.set(problem, wait);
  // Not while it is drawn: it has the host drawn anew.
  queueMicrotask(() => wait.start(problem.retryAfter!));
  return wait;
};

/** Asks once more, and not before the service wants it: until then a press does nothing, and the button counts down. */
export const tryAgain = (host: EmsElement, problem: Problem, ask: () => void): TemplateResult => {
  const wait = waitOf(host, problem);
  return html`<button type="button" class="ems-secondary" aria-disabled=${wait.left ? 'true' : nothing} @click=${() => wait.left || ask()}>${wait.label(host.localizer.form.tryAgain)}</button>`;
};
