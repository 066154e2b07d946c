import { ConfigError } from './config.ts';

const member = (error: unknown, name: string): string | undefined => {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** Why it did not start, in one line for whoever started it. */
export const explainStartFailure = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  const code = member(error, 'code');
  const port = member(error, 'port') ?? '';
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or choose another one: PORT for the sites, MAIL_PORT and SMTP_PORT for the mails.`;
  if (code === 'EADDRNOTAVAIL') return `HOST: ${member(error, 'address') ?? 'this'} is no address of this machine.`;
  if (code === 'EACCES') return `No permission: ${member(error, 'path') ?? `port ${port}`}.`;
  // Several addresses were tried: Node joins their errors and gives no message of its own.
  const causes = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const message = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('; ');
  return `The account service could not start: ${message.replaceAll(/\s+/g, ' ')}`;
};
