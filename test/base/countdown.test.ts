import { Countdown } from '../../src/base/countdown.ts';
import { expect } from '../support/elements.ts';

describe('Countdown', () => {
  const draw = () => {
    const host = {
      redrawn: 0,
      requestUpdate: () => void host.redrawn++,
      addController: () => undefined,
      removeController: () => undefined,
      updateComplete: Promise.resolve(true),
    };
    return { host, countdown: new Countdown(host) };
  };

  it('tells hours in words', () => {
    const countdown = new Countdown({ requestUpdate: () => undefined });
    countdown.start(7100);
    expect(countdown.text).to.match(/^2 hours$/);
    countdown.start(0);
  });

  it('tells minutes and seconds', () => {
    const { countdown } = draw();
    countdown.start(65);
    expect(countdown.text).to.equal('1:05');
    countdown.start(0);
    expect(countdown.left).to.equal(0);
  });

  it('takes no notice of a changed wall clock', () => {
    const { countdown } = draw();
    const { now } = Date;
    countdown.start(30);
    Date.now = () => now() + 86_400_000;
    expect(countdown.left).to.equal(30);
    Date.now = () => now() - 86_400_000;
    expect(countdown.left).to.equal(30);
    Date.now = now;
    countdown.start(0);
  });
});
