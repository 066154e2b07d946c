import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A camera (zbar) and an authenticator application (oathtool) that know nothing of this project. Debian has both. */
const tools = { zbarimg: 'zbar-tools', oathtool: 'oathtool' };

/** Why there is no real authenticator here; nothing where there is one. */
export const whyNoAuthenticator = async (): Promise<string | undefined> => {
  const missing: string[] = [];
  for (const [tool, debianPackage] of Object.entries(tools)) {
    await run(tool, ['--version']).catch(() => missing.push(`${tool} (Debian package ${debianPackage})`));
  }
  return missing.length
    ? `A real authenticator is made of programs that are not installed: ${missing.join(', ')}.`
    : undefined;
};

/** What a camera reads on a picture. */
export const scan = async (picture: string): Promise<string> => {
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', picture]);
  return stdout.trim();
};

/** The codes that an application shows for a secret: the present one, and those that come after it. */
export const codesOf = async (secret: string, count: number): Promise<string[]> => {
  const { stdout } = await run('oathtool', ['--totp', '--base32', `--window=${count - 1}`, secret]);
  return stdout.trim().split('\n');
};
