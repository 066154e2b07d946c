import { isLocalHost } from '../../src/rules/local-host.ts';

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

/** Nobody on the way can read what is sent there, or answer in its place. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLocalHost(hostname));
