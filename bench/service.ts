/**
 * `node bench/service.ts`: how long somebody who is signed in waits while others send wrong passwords, with two hashes at once and with as
 * many as come, in the same run. Figures, not tests: they depend on the machine.
 */
import { openBrowser } from '../test/support/browser.ts';
import { signIn } from '../test/support/person.ts';
import { startTestService } from '../test/support/service.ts';

const seconds = 4;

const percentile = (times: number[], part: number): string =>
  (times.sort((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN).toFixed(1);

for (const atOnce of ['1000', '2']) {
  const service = await startTestService({ env: { RATE_LIMITS: 'off', HASHES_AT_ONCE: atOnce } });
  const { browser } = await signIn(service);
  for (const guessers of [0, 16, 64]) {
    const end = Date.now() + seconds * 1000;
    let guesses = 0;
    const others = Array.from({ length: guessers }, async (_, i) => {
      const other = openBrowser(service);
      while (Date.now() < end) {
        await other.post('/sign-in/email', { email: `nobody-${i}@example.org`, password: 'not the password' });
        guesses += 1;
      }
    });
    const times: number[] = [];
    while (Date.now() < end) {
      const start = performance.now();
      await browser.get('/account/session');
      times.push(performance.now() - start);
    }
    await Promise.all(others);
    const rate = (guesses / seconds).toFixed(0);
    console.log(
      `${atOnce.padStart(4)} hashes at once, ${String(guessers).padStart(2)} guess: session p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms; ${rate} guesses a second`,
    );
  }
  await service.stop();
}
