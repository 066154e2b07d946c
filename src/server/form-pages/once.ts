/** How long the answer to a press is given again to whoever presses twice: as long as a page takes to come. */
const milliseconds = 10_000;

/** How many answers are kept, and how many of one client: a flood of presses takes no more memory, and drops nobody else's. */
const limit = 1000;
const limitOfClient = 50;

/**
 * Presses of one button. A browser drops the answer to the first and shows that to the second, which has to be the same: for a code that is
 * used up, or a session that began, it wouldn't be. Answers that refuse are found anew. Only an answer is ever dropped, and never a press
 * that is still carried out: that is a request in hand, which takes more memory by itself.
 */
export const createOnce = (now: () => Date) => {
  const running = new Map<string, Promise<Response>>();
  const answers = new Map<string, { client: string | undefined; response: Response; until: number }>();

  const forget = (): void => {
    // The oldest come first.
    for (const [each, { until }] of answers) {
      if (until > now().getTime()) return;
      answers.delete(each);
    }
  };

  const keep = (key: string, client: string | undefined, response: Response): void => {
    forget();
    const own = [...answers].filter(([, each]) => client !== undefined && each.client === client);
    const [[oldest] = []] = own.length >= limitOfClient ? own : answers.size >= limit ? answers : [];
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(key, { client, response, until: now().getTime() + milliseconds });
  };

  const carryOut = async (
    key: string,
    client: string | undefined,
    answer: () => Promise<Response>,
  ): Promise<Response> => {
    try {
      const response = await answer();
      if (response.status < 400) keep(key, client, response);
      return response;
    } finally {
      running.delete(key);
    }
  };

  return async (key: string, client: string | undefined, answer: () => Promise<Response>): Promise<Response> => {
    forget();
    const before = answers.get(key);
    if (before) return before.response.clone();
    const press = running.get(key) ?? carryOut(key, client, answer);
    running.set(key, press);
    return (await press).clone();
  };
};
