import type { ProblemMessages } from '../problem-words.ts';

/** The problems of the line and of the service: their words come with every element, since then nothing else can be fetched. */
export const connectionProblemsMessages = {
  offline: 'You’re offline. Nothing is lost: try again when you’re back online.',
  timed_out: 'The service took too long to answer. It’s safe to try again.',
  unreachable: 'We couldn’t reach the service. It’s safe to try again.',
  service_unavailable: 'The service is having problems. Please try again in a few minutes.',
  part_missing: 'Part of this page couldn’t be loaded. Please try again or reload the page.',
  next_step_missing:
    'That worked, and any email is on its way. Only the next step couldn’t be loaded: please reload the page.',
  unexpected_answer: ({ reference }) =>
    `Something went wrong. Please try again.${reference ? ` If this keeps happening, give support this reference: ${reference}` : ''}`,
} satisfies Partial<ProblemMessages>;

export type ConnectionProblemsMessages = typeof connectionProblemsMessages;
