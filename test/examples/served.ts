/** An example that is served by its own script. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/ports.ts';
import { environment } from './installed.ts';

export interface Served {
  port: number;
  stop(): Promise<void>;
}

/** Milliseconds until a development server answers on a busy machine. */
const patience = 120_000;

export const serve = async (copy: string, script: string): Promise<Served> => {
  const port = await freePort();
  const child = spawn('npm', ['run', script, '--', '--port', String(port)], {
    cwd: copy,
    env: { ...environment(), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what npm starts ends with it.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += String(text)));
  const closed = once(child, 'close');
  const end = (): void => {
    try {
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    end();
    await closed;
    process.removeListener('exit', end);
  };
  try {
    await eventually(
      `npm run ${script}`,
      async () => {
        if (child.exitCode !== null) throw new Error(`npm run ${script} ended:\n${said}`);
        return (await fetch(`http://localhost:${port}/`).catch(() => undefined))?.ok || undefined;
      },
      patience,
    );
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${said}`, { cause: error });
  }
  return { port, stop };
};
