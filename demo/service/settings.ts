/** A setting that can't be used. Its message is the one line that is shown. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export type Environment = Record<string, string | undefined>;

export const fail = (name: string, expected: string, value: string): never => {
  throw new ConfigError(`${name} has to be ${expected}, got ${JSON.stringify(value)}.`);
};

export const readList = (env: Environment, name: string): string[] =>
  (env[name] ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
