import { administer } from '../../../demo/keycloak/administration.ts';
import { control } from '../support/control.ts';
import { expect, openAccount, test } from './fixtures.ts';
import { refusals } from './refusals.ts';

for (const { fault, signedIn, clock, arrange, meet, reads, where, console: says, goOn } of refusals) {
  test(fault, async ({ page, settled: person, place, at }) => {
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().startsWith('ems-elements:')) said.push(message.text());
    });
    const administration = administer(place.origin);
    const scene = { page, person, at, administration, ...control(place.control) };
    if (clock !== undefined) await page.clock.install({ time: Date.now() + clock });
    if (signedIn) await openAccount(page, at, person);

    const mend = await arrange(scene);
    try {
      await meet(scene);
      await expect(page.getByText(reads).first()).toBeVisible();
      expect(new URL(page.url()).origin).toBe(where === 'ours' ? place.site : place.origin);
      if (says === undefined) expect(said).toEqual([]);
      else await expect.poll(() => said.join('\n')).toContain(says);
      expect(new Set(said).size, 'each once').toBe(said.length);
    } finally {
      await mend();
    }
    await goOn(scene);
    await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
  });
}
