/** How long the answer to a press is given again to whoever presses twice: as long as a page takes to come. */
const milliseconds = 10_000;

/** How many are kept: a flood of presses takes no more memory. Whoever presses twice during it may find what they did done. */
const limit = 1000;

/**
 * Presses of one button. A browser drops the answer to the first and shows that to the second, which has to be the same: for a code that is
 * used up, or a session that began, it wouldn't be. Answers that refuse are found anew.
 */
export const createOnce = (now: () => Date) => {
  const answers = new Map<string, { answer: Promise<Response>; until: number }>();
  return async (key: string, answer: () => Promise<Response>): Promise<Response> => {
    const time = now().getTime();
    // The oldest come first.
    for (const [each, { until }] of answers) {
      if (until > time && answers.size <= limit) break;
      answers.delete(each);
    }
    const before = answers.get(key);
    const running = before ?? { answer: answer(), until: time + milliseconds };
    if (!before) answers.set(key, running);
    try {
      const response = await running.answer;
      if (response.status >= 400) answers.delete(key);
      return response.clone();
    } catch (error) {
      answers.delete(key);
      throw error;
    }
  };
};
