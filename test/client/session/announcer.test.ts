import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { createSessionAnnouncer } from '../../../src/client/session/announcer.ts';
import { ticketElsewhere } from '../../../src/client/session/ticket-elsewhere.ts';

const file = new URL('../../../src/client/session/announcer.ts', import.meta.url).href;
let names = 0;
const newName = (): string => `test ${++names}`;

/** Resolves when the announcer speaks. */
const next = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const end = createSessionAnnouncer(name).subscribe(() => {
      end();
      resolve();
    });
  });

describe('an announcer', () => {
  it('reaches its own listeners and those of another tab', async () => {
    const name = newName();
    const here = createSessionAnnouncer(name);
    const own = new Promise<void>((resolve) => {
      const end = here.subscribe(() => (end(), resolve()));
    });
    const other = next(name);
    here.announce();
    await Promise.all([own, other]);
  });

  it('reaches another tab when nobody listens here', async () => {
    const name = newName();
    const other = next(name);
    createSessionAnnouncer(name).announce();
    await other;
  });

  it('does not reach the clients of another service', async () => {
    const [name, otherName] = [newName(), newName()];
    let calls = 0;
    const end = createSessionAnnouncer(otherName).subscribe(() => void calls++);
    const fence = next(name);
    createSessionAnnouncer(name).announce();
    await fence;
    end();
    assert.equal(calls, 0);
  });

  it('gives the tickets that other tabs hold, and says no more of it than them', async () => {
    const name = newName();
    let heard = 0;
    const tabs = ['one', undefined, 'other', 'one'].map((ticket) =>
      createSessionAnnouncer(name, undefined, () => (ticket ? { ticket } : undefined)).subscribe(() => void heard++),
    );
    // Nobody listens there: it is no waiting tab.
    createSessionAnnouncer(name, undefined, () => ({ ticket: 'closed' }));
    const first = (await ticketElsewhere(name, [])) ?? '';
    const second = (await ticketElsewhere(name, [first])) ?? '';
    assert.deepEqual([first, second].sort(), ['one', 'other']);
    assert.equal(await ticketElsewhere(name, [first, second]), undefined);
    assert.equal(heard, 0);
    for (const end of tabs) end();
    assert.equal(await ticketElsewhere(name, []), undefined);
  });

  it('goes on when a listener throws', async () => {
    // In a process of its own: what a listener throws is reported as an uncaught error, as for an event.
    const script = `
      import { createSessionAnnouncer } from ${JSON.stringify(file)};
      process.on('uncaughtException', (error) => console.log(error.message));
      const announcer = createSessionAnnouncer('x');
      announcer.subscribe(() => { throw new Error('mine'); });
      announcer.subscribe(() => console.log('other'));
      announcer.announce();`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      script,
    ]);
    assert.deepEqual(stdout.trim().split('\n'), ['mine', 'other']);
  });

  it('does not keep a process alive', async () => {
    const script = `import { createSessionAnnouncer } from ${JSON.stringify(file)}; createSessionAnnouncer('x').subscribe(() => {});`;
    await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', script]);
  });

  it('opens its channel only while somebody listens', () => {
    const open = new Set<string>();
    const Original = globalThis.BroadcastChannel;
    globalThis.BroadcastChannel = class {
      name: string;
      constructor(name: string) {
        this.name = name;
        open.add(name);
      }
      addEventListener(): void {}
      close(): void {
        open.delete(this.name);
      }
    } as unknown as typeof BroadcastChannel;
    try {
      const announcer = createSessionAnnouncer('s');
      assert.equal(open.size, 0);
      const [end, endOther] = [announcer.subscribe(() => undefined), announcer.subscribe(() => undefined)];
      end();
      end();
      assert.equal(open.size, 1);
      endOther();
      assert.equal(open.size, 0);
    } finally {
      globalThis.BroadcastChannel = Original;
    }
  });

  for (const [name, Replacement] of [
    ['absent', undefined],
    [
      'refused',
      class {
        constructor() {
          throw new DOMException('sandboxed', 'SecurityError');
        }
      },
    ],
  ] as const) {
    it(`works in this tab where BroadcastChannel is ${name}`, async () => {
      const Original = globalThis.BroadcastChannel;
      globalThis.BroadcastChannel = Replacement as unknown as typeof BroadcastChannel;
      try {
        const announcer = createSessionAnnouncer('s');
        await new Promise<void>((resolve) => {
          announcer.subscribe(resolve);
          announcer.announce();
        });
      } finally {
        globalThis.BroadcastChannel = Original;
      }
    });
  }
});
