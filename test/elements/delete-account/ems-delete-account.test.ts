import '../../../src/define/ems-delete-account.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsDeleteAccount } from '../../../src/elements/delete-account/ems-delete-account.ts';
import { registerLocale } from '../../../src/i18n/register-locale.ts';
import de from '../../../src/locales/de.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  nextFrame,
  record,
  sendKeys,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;
const phrase = 'delete my account';
const heading = (element: EmsDeleteAccount) => element.shadowRoot!.querySelector('h2')!.textContent?.trim();

const draw = async (client: MemoryClient = createMemoryClient({ scenario: 'active' }), lang = 'en') => {
  const asked: string[] = [];
  client.network.latency = (operation) => void asked.push(operation);
  const element = await fixture<EmsDeleteAccount>(
    html`<ems-delete-account .client=${client} lang=${lang} sign-in-href="/sign-in" continue-href="/"></ems-delete-account>`,
  );
  await settled(element);
  return { client, element, asked };
};

const deleteButton = (element: Element) => element.querySelector<HTMLButtonElement>('button.ems-danger')!;
const isEnabled = (element: Element) => !deleteButton(element).hasAttribute('aria-disabled');

const statusText = (element: Element) => element.querySelector('[role="status"]')!.textContent?.trim();

const confirm = async (element: Element, typed = phrase) => {
  type(element, { confirmation: typed });
  await waitUntil(() => isEnabled(element), 'enabled');
  deleteButton(element).click();
};

describe('ems-delete-account', () => {
  it('says by name what will be lost and that it cannot be undone', async () => {
    const { element } = await draw();
    expect(element.textContent).to.contain('It can’t be undone.');
    expect([...element.querySelectorAll('li')].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'ada.example.net',
      'analytical-engine.example.net',
      'GitHub',
      'Jira',
      'Business, 25 users',
    ]);
    expect([...element.querySelectorAll('strong')].map(({ textContent }) => textContent)).to.have.length(3);
  });

  it('says whose account it is, and a phrase that was typed for one deletes no other', async () => {
    const other = { ...memoryPerson, email: 'grace@example.org' };
    const { client, element } = await draw();
    client.world.addAccount(other);
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
    type(element, { confirmation: phrase });
    await waitUntil(() => isEnabled(element), 'enabled');
    // As somebody else does in another tab.
    await client.session.signOut();
    await client.session.signIn(other);
    await waitUntil(() => element.querySelector('bdi')?.textContent === other.email, 'the other one');
    await waitUntil(() => !isEnabled(element), 'not enabled any more');
    expect(input(element, 'confirmation').value).to.equal('');
    deleteButton(element).click();
    await waitUntil(() => errorOf(element, 'confirmation'));
    expect(client.world.account(other.email)).not.to.equal(undefined);
  });

  it('names nothing that is not there', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const impact = (more: object) =>
      Object.assign(client, {
        deletion: {
          ...client.deletion,
          impact: async () => ({ ok: true, value: { hosts: [], integrations: [], subscriptions: [], ...more } }),
        },
      });
    const { element } = await draw(impact({ subscriptions: ['Business'] }));
    expect([...element.querySelectorAll('strong')].map(({ textContent }) => textContent)).to.deep.equal([
      'Subscriptions that will end',
    ]);
    const { element: empty } = await draw(impact({}));
    expect(empty.querySelector('.ems-impact')).to.equal(null);
  });

  it('deletes after the phrase and says so', async () => {
    const { client, element } = await draw();
    const heard = record(element, 'ems-account-deleted');
    await confirm(element);
    await waitUntil(() => heading(element) === 'Your account has been deleted');
    expect(heard).to.have.length(1);
    expect(client.world.account(email)).to.equal(undefined);
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/');
    await waitUntil(() => element.shadowRoot!.activeElement?.tagName === 'H2');
    expect(hasButton(element, 'Delete my account')).to.equal(false);
  });

  for (const typed of [
    'DELETE MY ACCOUNT',
    '  delete   my\u00a0account ',
    '“Delete my account”',
    'ｄｅｌｅｔｅ my account.',
  ]) {
    it(`takes “${typed}”`, async () => {
      const { client, element } = await draw();
      await confirm(element, typed);
      await waitUntil(() => client.world.account(email) === undefined);
    });
  }

  it('works by the German phrase in German, in any Unicode form, and by no other', async () => {
    registerLocale(de);
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }), 'de');
    expect(input(element, 'confirmation').labels![0]!.textContent).to.contain('mein Konto löschen');
    type(element, { confirmation: phrase });
    deleteButton(element).click();
    await waitUntil(() => errorOf(element, 'confirmation'));
    await confirm(element, 'MEIN KONTO LÖSCHEN'.normalize('NFD'));
    await waitUntil(() => client.world.account(email) === undefined);
  });

  it('takes the phrase that the page put in the place of ours', async () => {
    const { client, element } = await draw();
    element.messages = { phrase: 'İstanbul’da kapat ß' };
    await element.updateComplete;
    expect(input(element, 'confirmation').labels![0]!.textContent).to.contain('İstanbul’da kapat ß');
    await confirm(element, 'ISTANBUL’DA KAPAT SS');
    await waitUntil(() => client.world.account(email) === undefined);
  });

  it('says at the field when the phrase is another or missing, and asks nobody', async () => {
    const { element, asked } = await draw();
    deleteButton(element).click();
    await waitUntil(() => errorOf(element, 'confirmation') === 'Please fill this in.');
    type(element, { confirmation: 'delete my acount' });
    deleteButton(element).click();
    await waitUntil(() => errorOf(element, 'confirmation') === 'This doesn’t match the phrase above.');
    expect(asked).not.to.include('deletion.delete');
  });
});

describe('ems-delete-account and a password manager that submits by itself', () => {
  const attacks: Record<string, (element: EmsDeleteAccount) => void> = {
    'fills the field and asks the form to submit': (element) => {
      setSilently(element, { confirmation: phrase });
      element.querySelector('form')!.requestSubmit();
    },
    'types the phrase and presses the button': (element) => {
      type(element, { confirmation: phrase });
      deleteButton(element).click();
    },
    'fills the field, says so, and sends a submit of its own': (element) => {
      type(element, { confirmation: phrase });
      element
        .querySelector('form')!
        .dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, composed: true }));
    },
    'does all of it again and again': (element) => {
      for (let round = 0; round < 50; round++) {
        setSilently(element, { confirmation: phrase });
        element.querySelector('form')!.requestSubmit();
        deleteButton(element).click();
      }
    },
  };
  for (const [what, attack] of Object.entries(attacks)) {
    it(`does nothing when it ${what}`, async () => {
      const { client, element, asked } = await draw();
      attack(element);
      await settled(element);
      await nextFrame();
      expect(asked).not.to.include('deletion.delete');
      expect(client.world.account(email)).to.be.an('object');
      expect(errorOf(element, 'confirmation'), 'nothing at all').to.equal(undefined);
      expect(alertText(element)).to.equal(undefined);
      expect(isEnabled(element)).to.equal(false);
      expect(statusText(element)).to.equal('Getting ready…');
      // Whoever was behind it, and presses then, is heard.
      await waitUntil(() => isEnabled(element));
      await waitUntil(() => statusText(element) === 'It’s ready now. Press the button again to delete your account.');
      expect(asked).not.to.include('deletion.delete');
      deleteButton(element).click();
      await waitUntil(() => client.world.account(email) === undefined);
    });
  }

  it('does nothing when the phrase is there with the first drawing', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsDeleteAccount>(html`<ems-delete-account .client=${client}></ems-delete-account>`);
    await waitUntil(() => {
      if (!element.querySelector('form')) return false;
      setSilently(element, { confirmation: phrase });
      deleteButton(element).click();
      return true;
    });
    await settled(element);
    expect(client.world.account(email)).to.be.an('object');
    expect(isEnabled(element)).to.equal(false);
  });

  it('waits anew when the phrase was wrong in between', async () => {
    const { element, asked } = await draw();
    type(element, { confirmation: phrase });
    await waitUntil(() => isEnabled(element));
    type(element, { confirmation: 'delete' });
    await waitUntil(() => !isEnabled(element));
    type(element, { confirmation: phrase });
    deleteButton(element).click();
    await settled(element);
    expect(asked).not.to.include('deletion.delete');
  });
});

describe('ems-delete-account and a person who is quick', () => {
  it('hears the Enter key that follows the phrase at once, when it is ready', async () => {
    const { client, element, asked } = await draw();
    type(element, { confirmation: phrase });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => heading(element) === 'Your account has been deleted');
    expect(client.world.account(email)).to.equal(undefined);
    expect(asked.filter((operation) => operation === 'deletion.delete')).to.have.length(1);
  });

  it('has nothing to read before it is pressed', async () => {
    const { element } = await draw();
    type(element, { confirmation: phrase });
    await waitUntil(() => isEnabled(element));
    expect(statusText(element)).to.equal('');
  });
});

describe('ems-delete-account, when it does not come to it', () => {
  it('asks for proof, and gives up calmly', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'stale' }));
    await confirm(element);
    await waitUntil(() => element.querySelector('dialog[open]'));
    button(element, 'Cancel').click();
    await waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes('Nothing was changed.'));
    expect(client.world.account(email)).to.be.an('object');
    expect(input(element, 'confirmation').value).to.equal(phrase);
    deleteButton(element).click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    setSilently(element.querySelector('dialog')!, { currentPassword: password });
    button(element, 'Confirm').click();
    await waitUntil(() => heading(element) === 'Your account has been deleted');
  });

  for (const code of ['offline', 'timed_out', 'service_unavailable', 'unexpected_answer', 'forbidden'] as const) {
    it(`leaves everything as it was when the answer is ${code}`, async () => {
      const { client, element } = await draw();
      client.network.problems['deletion.delete'] = { code };
      const heard = record(element, 'ems-account-deleted');
      await confirm(element);
      await waitUntil(() => alertText(element));
      expect(heard).to.have.length(0);
      expect(client.world.account(email)).to.be.an('object');
      expect(input(element, 'confirmation').value).to.equal(phrase);
      expect(heading(element)).to.equal('Delete your account');
    });
  }

  it('offers nothing as long as it is not known what would be lost', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    client.network.problems['deletion.impact'] = { code: 'service_unavailable', once: true };
    const { element } = await draw(client);
    expect(deleteButton(element)).to.equal(null);
    button(element, 'Try again').click();
    await waitUntil(() => deleteButton(element));
  });

  it('notices in another tab that the account is gone', async () => {
    const { client, element } = await draw();
    await client.openTab().deletion.delete();
    await waitUntil(() => alertText(element)?.includes('Your session has ended'));
    expect(deleteButton(element)).to.equal(null);
    expect(element.textContent).not.to.contain('ada.example.net');
  });

  it('says so where the client has no such port, and where nobody is signed in', async () => {
    const { deletion: _absent, ...client } = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsDeleteAccount>(html`<ems-delete-account .client=${client}></ems-delete-account>`);
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
    const { element: anonymous } = await draw(createMemoryClient());
    expect(alertText(anonymous)).to.contain('You’re not signed in.');
  });
});
