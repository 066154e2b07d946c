import type { ProblemMessages } from '../problem-words.ts';

/** The problems of the line and of the service: their words come with every element, since then nothing else can be fetched. */
export const connectionProblemsMessages = {
  offline: 'You are not connected to the internet. Nothing is lost: try again when you are.',
  timed_out: 'There was no answer in time. It is safe to try again.',
  unreachable: 'The service could not be reached. It is safe to try again.',
  service_unavailable: 'The service has a problem at the moment. Please try again in a little while.',
  unexpected_answer: ({ reference }) =>
    `Something went wrong at the service. Please try again.${reference ? ` If it stays, give support this number: ${reference}` : ''}`,
} satisfies Partial<ProblemMessages>;

export type ConnectionProblemsMessages = typeof connectionProblemsMessages;
