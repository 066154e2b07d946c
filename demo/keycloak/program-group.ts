import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ProgramOptions {
  program: string;
  args: string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd?: string | undefined;
}

/** A program and all that it starts, which end with this process at the latest. */
export interface ProgramGroup {
  /** What it said last. */
  lines: readonly string[];
  hasEnded(): boolean;
  /** Its exit code; nothing where it was killed or couldn't be started. */
  end: Promise<number | undefined>;
  signal(name: NodeJS.Signals): void;
}

/** A group of its own: Ctrl-C reaches whoever started it, and it is ended in its turn. */
export const startGroup = ({ program, args, env, cwd }: ProgramOptions): ProgramGroup => {
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 400) lines.shift();
    });
  }
  let ended = false;
  const signal = (name: NodeJS.Signals): void => {
    if (ended || child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has just ended.
    }
  };
  const orphaned = (): void => signal('SIGKILL');
  process.once('exit', orphaned);
  child.once('error', (error) => void lines.push(error.message));
  const end = once(child, 'close')
    .then(
      ([code]: (number | null)[]) => code ?? undefined,
      () => undefined,
    )
    .finally(() => {
      ended = true;
      process.off('exit', orphaned);
    });
  return { lines, hasEnded: () => ended, end, signal };
};
