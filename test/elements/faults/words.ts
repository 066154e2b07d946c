import { connectionProblemsMessages } from '../../../src/i18n/messages/connection-problems.en.ts';
import type { ProblemCode } from '../../../src/client/problem.ts';

/** What people are told of a problem of which nothing else is known, in English. Fetches no file that an element may have to fetch. */
export const problemWords = async (code: ProblemCode): Promise<string> => {
  const known: Partial<Record<ProblemCode, string | ((facts: never) => string)>> =
    code in connectionProblemsMessages
      ? connectionProblemsMessages
      : (await import('../../../src/i18n/messages/problems.en.ts')).problemsMessages;
  const words = known[code]!;
  return typeof words === 'string' ? words : words({} as never);
};
