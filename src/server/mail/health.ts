import { MailServerFailed } from './deliver.ts';

/** Addresses in a row, none of which an email got through to: one may be nobody's, or somebody's who wants the others to get no email either. */
const several = 3;

/** How long a failure speaks for the server: if nobody might ask for an email until one got through, none might ever. */
const milliseconds = 60_000;

export interface Attempt {
  to: string;
  /** Of this email, this one included. */
  attempts: number;
  /** By `performance.now()`. */
  started: number;
}

/** What becomes of emails, as far as it tells of the mail server and not of one of them. */
export const createMailHealth = (now: () => Date) => {
  const missed = new Set<string>();
  let failures = 0;
  let failingUntil = -Infinity;
  /** Of this process's clock. */
  let lastAnswer = -Infinity;
  let lastFailure = -Infinity;

  const isFailing = (): boolean => now().getTime() < failingUntil;

  /** Whether a failure that may be the email's own makes the server seem to fail, too. */
  const seemsToFail = ({ to, attempts }: Attempt): boolean => {
    // What is tried again, or to the same address, tells nothing new.
    if (attempts > 1 || missed.has(to)) return false;
    missed.add(to);
    return missed.size >= several;
  };

  return {
    /** Times in a row that the transport found the server failing: until an email gets through they are tried one by one, with growing pauses. */
    get failures() {
      return failures;
    },
    get failing() {
      return isFailing();
    },
    /** The server took an email, or refused this one. */
    answered() {
      missed.clear();
      failures = 0;
      failingUntil = -Infinity;
      lastAnswer = performance.now();
    },
    /** Counts an email that got no answer. Gives what there is to tell the operator, if it isn't known. */
    failed(error: unknown, attempt: Attempt): 'mail_delayed' | 'mail_server_failed' | undefined {
      // Others got through meanwhile: so it is this one that can't.
      if (lastAnswer > attempt.started) return 'mail_delayed';
      const wasFailing = isFailing();
      const isSure = error instanceof MailServerFailed;
      if (!isSure && !seemsToFail(attempt)) return 'mail_delayed';
      failingUntil = now().getTime() + milliseconds;
      if (!isSure) return wasFailing ? 'mail_delayed' : 'mail_server_failed';
      // Those that were on their way together fail as one.
      if (lastFailure >= attempt.started) return undefined;
      lastFailure = performance.now();
      failures += 1;
      return 'mail_server_failed';
    },
  };
};
