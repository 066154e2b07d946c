import type { ProblemMessages } from '../problem-words.ts';

/** The problems of the line, and of files that are gone: their words come with every element, since then nothing else can be fetched. */
export const connectionProblemsMessages = {
  offline: 'You’re offline. Nothing is lost: try again when you’re back online.',
  timed_out: 'The service took too long to answer. It’s safe to try again.',
  unreachable: 'We couldn’t reach the service. It’s safe to try again.',
  part_missing: 'Part of this page couldn’t be loaded. Please try again or reload the page.',
} satisfies Partial<ProblemMessages>;

export type ConnectionProblemsMessages = typeof connectionProblemsMessages;
