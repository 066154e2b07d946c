import type { ReactiveController } from 'lit';
import { DelayedEnable, type Clock } from '../../../src/elements/delete-account/delayed-enable.ts';
import { expect } from '../../support/elements.ts';

/** Time that goes on when it is told to. */
class Hand implements Clock {
  #now = 0;
  #due: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.#now + milliseconds, run };
    this.#due.push(entry);
    return () => (this.#due = this.#due.filter((other) => other !== entry));
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#due.filter(({ at }) => at <= this.#now);
    this.#due = this.#due.filter(({ at }) => at > this.#now);
    due.forEach(({ run }) => run());
  }
}

describe('DelayedEnable', () => {
  const draw = () => {
    const host = {
      redrawn: 0,
      requestUpdate: () => void host.redrawn++,
      controllers: [] as ReactiveController[],
      addController: (controller: ReactiveController) => void host.controllers.push(controller),
      removeController: () => undefined,
      updateComplete: Promise.resolve(true),
    };
    const clock = new Hand();
    const done: string[] = [];
    return { host, clock, done, delay: new DelayedEnable(host, clock) };
  };

  it('does nothing in an element that has left the page', () => {
    const { host, clock, done, delay } = draw();
    delay.check(true);
    delay.whenEnabled(() => done.push('deleted'));
    host.controllers.forEach((controller) => controller.hostDisconnected?.());
    clock.pass(1000);
    expect(done).to.deep.equal([]);
    expect(host.redrawn).to.equal(0);
  });

  it('enables half a second after the condition is met, and redraws then', () => {
    const { host, clock, delay } = draw();
    expect(delay.check(true)).to.equal(false);
    clock.pass(499);
    expect(delay.check(true)).to.equal(false);
    expect(host.redrawn).to.equal(0);
    clock.pass(1);
    expect(host.redrawn).to.equal(1);
    expect(delay.check(true)).to.equal(true);
    expect(delay.check(false)).to.equal(false);
    expect(delay.check(true)).to.equal(false);
  });

  it('does what was asked for before, once, and as soon as it is enabled', () => {
    const { clock, delay, done } = draw();
    delay.check(true);
    clock.pass(200);
    delay.whenEnabled(() => done.push('first'));
    delay.whenEnabled(() => done.push(`second, ${delay.check(true) ? '' : 'not '}enabled`));
    expect(delay.awaited).to.equal(true);
    clock.pass(299);
    expect(done).to.deep.equal([]);
    clock.pass(1);
    expect(done).to.deep.equal(['second, enabled']);
    expect(delay.awaited).to.equal(false);
    clock.pass(10_000);
    expect(done).to.have.length(1);
  });

  it('does nothing when the condition is no longer met meanwhile', () => {
    const { clock, delay, done } = draw();
    delay.check(true);
    delay.whenEnabled(() => done.push('too late'));
    clock.pass(400);
    delay.check(false);
    clock.pass(400);
    delay.check(true);
    expect(delay.awaited).to.equal(false);
    clock.pass(500);
    expect(done).to.deep.equal([]);
  });
});
