/** Names in a browser: what is typed or pasted into the fields, and what comes of it. */
import '../../../src/define/ems-register.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../../../src/testing/names.ts';
import {
  button,
  errorOf,
  expect,
  fixture,
  html,
  input,
  person,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

/** What a field keeps of a line break, a browser decides: it takes it out. */
const isOneLine = ([typed]: readonly [string, string]): boolean => !/[\r\n]/.test(typed);

const register = async (firstName: string) => {
  const client = createMemoryClient();
  const element = await fixture<EmsElement>(html`<ems-register .client=${client}></ems-register>`);
  await settled(element);
  type(element, { ...person, firstName, lastName: firstName });
  button(element, 'Next step').click();
  return { client, element };
};

describe('a name in the form', () => {
  for (const name of noNames) {
    it(`is none: ${JSON.stringify(name)}`, async () => {
      const { client, element } = await register(name);
      await waitUntil(() => errorOf(element, 'firstName'));
      expect(errorOf(element, 'lastName')).to.be.a('string');
      expect(document.activeElement).to.equal(input(element, 'firstName'));
      expect(client.world.inbox(person.email)).to.deep.equal([]);
    });
  }

  const kept = [...keptNames, ...unusualNames].map((name) => [name, name] as const);
  for (const [typed, name] of [...kept, ...tidiedNames.filter(isOneLine)]) {
    it(`is kept: ${JSON.stringify(typed)}`, async () => {
      const { client } = await register(typed);
      await waitUntil(() => client.world.account(person.email));
      expect(client.world.account(person.email)).to.include({ firstName: name, lastName: name });
    });
  }
});
