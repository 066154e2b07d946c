import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/ports.ts';
import type { Engine, InPage, Key, RawTab } from './engine.ts';

/** Where Debian puts them. */
const driver = '/usr/bin/WebKitWebDriver';
const display = '/usr/bin/Xvfb';
const miniBrowser = (): string | undefined => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').at(-1);

/** How WebDriver writes a reference to an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
type Reference = Record<typeof elementKey, string>;

/** Keys that write nothing, as WebDriver has them. */
const keyCodes: Partial<Record<Key, string>> = {
  Home: '\ue011',
  ArrowRight: '\ue014',
  Backspace: '\ue003',
  Enter: '\ue007',
};

type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

const commandsTo =
  (base: string): Command =>
  async (method, path, body) => {
    const answer = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };

const tabOf = (command: Command, handle: string): RawTab => {
  const here = (): Promise<unknown> => command('POST', '/window', { handle });
  const execute = async (run: InPage<unknown>, args: string[]): Promise<unknown> => {
    await here();
    return command('POST', '/execute/sync', { script: `return (${String(run)})(...arguments)`, args });
  };
  const insert = (text: string, run: InPage<Element | null>, args: string[]): Promise<unknown> =>
    command('POST', '/execute/sync', {
      script: `const [text, ...args] = arguments; (${String(run)})(...args).focus(); document.execCommand('insertText', false, text)`,
      args: [text, ...args],
    });
  const find = async (run: InPage<Element | null>, args: string[]): Promise<string> => {
    const found = (await execute(run, args)) as Reference | null;
    if (!found) throw new Error('It is gone.');
    return `/element/${found[elementKey]}`;
  };
  return {
    async open(address) {
      await here();
      await command('POST', '/url', { url: address });
    },
    evaluate: <T>(run: InPage<T>, ...args: string[]) => execute(run, args) as Promise<T>,
    has: async (run, ...args) => (await execute(run, args)) !== null,
    click: async (run, ...args) => void (await command('POST', `${await find(run, args)}/click`, {})),
    // What no key has comes as an input method brings it: the driver loses some of such keys, and some of those after them, in the next
    // field too.
    async type(text, run, ...args) {
      const field = await find(run, args);
      for (const part of text.match(/[ -~]+|[^ -~]+/g) ?? []) {
        if (part < '\x7f') await command('POST', `${field}/value`, { text: part });
        else await insert(part, run, args);
      }
    },
    async keys(...keys) {
      const actions = keys
        .map((key) => keyCodes[key] ?? key)
        .flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]);
      await command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    idle: () => Promise.resolve(),
    async back() {
      await here();
      await command('POST', '/back', {});
    },
    async close() {
      await here();
      await command('DELETE', '/window');
    },
  };
};

const startDisplay = async (): Promise<{ name: string; process: ChildProcess }> => {
  const process = spawn(display, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(process.stdio[3]!, 'data')) as [Buffer];
  return { name: `:${String(number).trim()}`, process };
};

/** WebKitGTK with the browser that comes along with it, on a screen that nobody sees. Not Safari, but its engine. */
export const webkit: Engine = {
  name: 'WebKit',
  missing() {
    const files = { [driver]: 'webkit2gtk-driver', [display]: 'xvfb' };
    const lacking = Object.entries(files).filter(([path]) => !existsSync(path));
    return lacking.map(([path, name]) => `${path} (Debian package ${name})`).join(', ') || undefined;
  },
  async start({ ahead } = {}) {
    const home = await mkdtemp(join(tmpdir(), 'ems-webkit-'));
    const screen = await startDisplay();
    const port = await freePort();
    const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: home,
        XDG_RUNTIME_DIR: home,
        DISPLAY: screen.name,
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
      },
    });
    const base = `http://127.0.0.1:${port}`;
    const end = async (): Promise<void> => {
      for (const child of [server, screen.process]) {
        if (child.exitCode !== null) continue;
        child.kill();
        await once(child, 'exit');
      }
      await rm(home, { recursive: true, force: true });
    };
    try {
      await eventually('WebKitWebDriver', () => fetch(`${base}/status`).catch(() => undefined));
      const options = { binary: miniBrowser(), args: ['--automation'] };
      const { sessionId, capabilities } = (await commandsTo(base)('POST', '/session', {
        capabilities: {
          alwaysMatch: { 'webkitgtk:browserOptions': options, pageLoadStrategy: ahead ? 'none' : 'normal' },
        },
      })) as { sessionId: string; capabilities: { browserVersion: string } };
      const command = commandsTo(`${base}/session/${sessionId}`);
      let first: string | undefined = (await command('GET', '/window')) as string;
      return {
        version: `WebKitGTK ${capabilities.browserVersion}`,
        async openTab() {
          const handle =
            first ?? ((await command('POST', '/window/new', { type: 'tab' })) as { handle: string }).handle;
          first = undefined;
          return tabOf(command, handle);
        },
        async close() {
          await command('DELETE', '').catch(() => undefined);
          await end();
        },
      };
    } catch (error) {
      await end();
      throw error;
    }
  },
};
