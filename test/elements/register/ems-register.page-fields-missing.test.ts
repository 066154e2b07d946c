/** The page has fields of its own, and the file that takes them into the form does not come. */
import { executeServerCommand } from '@web/test-runner-commands';
import '../../../src/define/ems-register.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsRegister } from '../../../src/elements/register/ems-register.ts';
import { alertText, button, expect, fixture, html, person, settled, type, waitUntil } from '../../support/elements.ts';

const missingFiles = (which: boolean): Promise<unknown> => executeServerCommand('missing-files', which);

describe("the page's own fields in ems-register, without the file that takes them in", () => {
  afterEach(() => missingFiles(false));

  it('keep the form from being sent without them', async () => {
    const client = createMemoryClient();
    // What any registration fetches is there.
    await settled(await fixture<EmsRegister>(html`<ems-register .client=${client}></ems-register>`));
    await missingFiles(true);
    const element = await fixture<EmsRegister>(html`
      <ems-register .client=${client}>
        <label slot="consent"><input type="checkbox" name="newsletter" value="yes" checked /> Send me news</label>
      </ems-register>
    `);
    await settled(element);
    type(element, person);
    button(element, 'Next step').click();
    await waitUntil(() => alertText(element) ?? client.world.inbox(person.email).length);
    expect(client.world.inbox(person.email), 'not sent').to.have.length(0);
    expect(alertText(element)).to.include('couldn’t be loaded');
  });
});
