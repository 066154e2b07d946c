import { failure, type Outcome } from '../outcome.ts';

export interface Idempotency {
  /** Carries `run` out once per key; the same key with the same input gets the first answer again, with another input a `conflict`. */
  once<T>(
    operation: string,
    key: string | undefined,
    input: unknown,
    run: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>>;
}

export const createIdempotency = (): Idempotency => {
  const answers = new Map<string, { fingerprint: string; answer: Promise<Outcome<unknown>> }>();
  return {
    async once<T>(
      operation: string,
      key: string | undefined,
      input: unknown,
      run: () => Promise<Outcome<T>>,
    ): Promise<Outcome<T>> {
      if (key === undefined) return run();
      const id = `${operation} ${key}`;
      const fingerprint = JSON.stringify(input);
      const earlier = answers.get(id);
      if (earlier) {
        if (earlier.fingerprint !== fingerprint) {
          return failure('conflict', { detail: 'This idempotency key was used with another input.' });
        }
        return earlier.answer as Promise<Outcome<T>>;
      }
      // Kept before it is there: the same call at the same time waits for it.
      const answer = run();
      answers.set(id, { fingerprint, answer });
      // A refusal changed nothing, so the same key may be tried again once its cause is gone.
      if (!(await answer).ok) answers.delete(id);
      return answer;
    },
  };
};
