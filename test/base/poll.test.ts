import { poll } from '../../src/base/poll.ts';
import { aTimeout, expect } from '@open-wc/testing';

describe('poll', () => {
  const { setTimeout: set, clearTimeout: clear } = window;
  afterEach(() => Object.assign(window, { setTimeout: set, clearTimeout: clear }));

  it('leaves no timer behind where rounds overlapped', async () => {
    const timers = new Set<unknown>();
    Object.assign(window, {
      setTimeout: (run: () => void, wait?: number): unknown => {
        const timer = set(run, wait);
        if (wait) timers.add(timer);
        return timer;
      },
      clearTimeout: (timer?: number): void => {
        timers.delete(timer);
        clear(timer);
      },
    });
    const answers: (() => void)[] = [];
    const end = poll(() => new Promise((answer) => answers.push(answer)));
    // The connection comes back twice before the first question is answered.
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    expect(answers).to.have.length(2);
    for (const answer of answers) answer();
    await aTimeout(0);
    expect(timers.size, 'the next round').to.equal(1);
    end();
    expect(timers.size).to.equal(0);
  });
});
