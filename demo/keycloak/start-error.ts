/** Why Keycloak can't be had or started. Its message is the one line that is shown. */
export class StartError extends Error {
  override name = 'StartError';
}

/** What this machine lacks for it: a program, or a repository that it can be fetched from. */
export class LackingError extends StartError {
  override name = 'LackingError';
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** Why it did not start, in one line for whoever started it. */
export const explain = (error: unknown): string => {
  if (error instanceof StartError) return error.message;
  if (codeOf(error) === 'EADDRINUSE' && error instanceof Error && 'port' in error)
    return `Port ${String(error.port)} is in use. Stop what uses it, or choose others: PORT is the first of four in a row.`;
  const message = error instanceof Error ? error.message : String(error);
  return `Keycloak could not be started: ${message.replaceAll(/\s+/g, ' ')}`;
};
