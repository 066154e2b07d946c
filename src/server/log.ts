/** One thing that happened. Never holds a password, a token, a name or an email address. */
export interface LogEntry {
  /** `security`: something that matters to whoever finds out later what happened, always to be kept. */
  level: 'info' | 'warn' | 'error' | 'security';
  event: string;
  /** Whatever was thrown; only for the log, never for an answer. */
  error?: unknown;
  [member: string]: unknown;
}

export type Log = (entry: LogEntry) => void;
