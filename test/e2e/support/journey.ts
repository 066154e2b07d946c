import { expect, type Locator, type Page } from '@playwright/test';
import type { DeliveredMail } from '../../support/mail.ts';
import type { Demo } from './demo.ts';
import { button, heading, isTakenOver } from './pages.ts';
import type { Person } from './person.ts';

type Step = 'introduction' | 'terms' | 'email' | 'register' | 'verify' | 'sign-in';

/** A site of the demo, with the journey that its sign-up is. */
export interface JourneySite {
  host: string;
  journey: string;
  /** The link on the first page that leads to the sign-up. */
  begin: string;
  steps: readonly Step[];
  /** Where people sign in: in the page itself, on the service's own page, or there in a window beside. */
  signIn: 'inline' | 'redirect' | 'popup';
  /** The site's own next step, on the last screen. */
  next: string;
}

export const journeySites: readonly JourneySite[] = [
  {
    host: 'www.ems.localhost',
    journey: 'manual',
    begin: 'Create an account',
    steps: ['register', 'verify', 'sign-in', 'terms'],
    signIn: 'inline',
    next: 'Create a homeserver',
  },
  {
    host: 'element-one.localhost',
    journey: 'element-one',
    begin: 'Get started',
    steps: ['terms', 'register', 'verify', 'sign-in'],
    signIn: 'redirect',
    next: 'Bring them together',
  },
  {
    host: 'on-prem.localhost',
    journey: 'on-prem-trial',
    begin: 'Start the trial',
    steps: ['introduction', 'terms', 'email', 'register', 'verify', 'sign-in'],
    signIn: 'redirect',
    next: 'Go to downloads',
  },
  {
    host: 'hosting.localhost',
    journey: 'managed-host',
    begin: 'Create a homeserver',
    steps: ['introduction', 'terms', 'register', 'verify', 'sign-in'],
    signIn: 'popup',
    next: 'Choose a name',
  },
];

export const originOf = (demo: Demo, { host }: JourneySite): string => `http://${host}:${demo.port}`;

export const signUpOf = (demo: Demo, site: JourneySite): string => `${originOf(demo, site)}/sign-up`;

/** What is drawn: a step that has been left stays in the page, hidden. */
const shown = (page: Page, selector: string): Locator => page.locator(selector).filter({ visible: true });

export const input = (page: Page, name: string): Locator => shown(page, `ems-signup-flow input[name="${name}"]`);

const fillIn = async (page: Page, name: string, value: string): Promise<void> => input(page, name).fill(value);

/** From the site's first page to its sign-up, by the link that a person follows. */
export const begin = async (page: Page, demo: Demo, site: JourneySite): Promise<void> => {
  await page.goto(`${originOf(demo, site)}/`);
  await page.getByRole('link', { name: site.begin }).first().click();
  await expect(page).toHaveURL(signUpOf(demo, site));
};

/** A step is on the screen. */
export const expectStep = async (page: Page, step: Step): Promise<void> => {
  const signs: Record<Step, Locator> = {
    introduction: button(page, 'Register'),
    terms: button(page, 'Accept and continue'),
    email: button(page, 'Continue'),
    register: button(page, 'Next step'),
    verify: heading(page, 'Check your inbox'),
    'sign-in': heading(page, 'Sign in'),
  };
  await expect(signs[step].filter({ visible: true })).toBeVisible();
};

export const introduce = async (page: Page): Promise<void> => {
  await expectStep(page, 'introduction');
  await button(page, 'Register').click();
};

export const acceptTerms = async (page: Page): Promise<void> => {
  await expectStep(page, 'terms');
  await input(page, 'accept').check();
  await button(page, 'Accept and continue').click();
};

export const enterEmail = async (page: Page, { email }: Person): Promise<void> => {
  await expectStep(page, 'email');
  await fillIn(page, 'email', email);
  await button(page, 'Continue').click();
};

/** Nothing is typed twice: where the address is known already, it stands there. */
export const register = async (page: Page, person: Person, knows: 'email' | 'nothing' = 'nothing'): Promise<void> => {
  await expectStep(page, 'register');
  await fillIn(page, 'firstName', person.firstName);
  await fillIn(page, 'lastName', person.lastName);
  if (knows === 'email') await expect(input(page, 'email')).toHaveValue(person.email);
  else await fillIn(page, 'email', person.email);
  await fillIn(page, 'password', person.password);
  await button(page, 'Next step').click();
  await expectStep(page, 'verify');
  await expect(page.locator('ems-verify-email bdi')).toHaveText(person.email);
};

export const verify = async (page: Page): Promise<void> => button(page, 'Click here to proceed').click();

const submitPassword = async (page: Page, { email, password }: Person): Promise<void> => {
  const field = shown(page, 'form input[name="email"]');
  if ((await field.inputValue()) === '') await field.fill(email);
  await expect(field).toHaveValue(email);
  await shown(page, 'form input[name="password"]').fill(password);
  await button(page, 'Sign in').filter({ visible: true }).last().click();
};

/** The form of a sign-in that happens elsewhere is on the service's own page. */
const onServicePage = async (page: Page, person: Person): Promise<void> => {
  await expect(page).toHaveURL(/^http:\/\/ems\.localhost:\d+\/sign-in\?/);
  await isTakenOver(page);
  await submitPassword(page, person);
};

/** The press that leads to the service, in this window or in one beside it. Answers the page on which the person is then. */
export const startSignIn = async (page: Page, site: JourneySite): Promise<Page> => {
  await expectStep(page, 'sign-in');
  const press = page.locator('ems-sign-in').getByRole('button', { name: 'Sign in' });
  if (site.signIn !== 'popup') {
    await press.click();
    return page;
  }
  const [popup] = await Promise.all([page.context().waitForEvent('page'), press.click()]);
  return popup;
};

export const signIn = async (page: Page, site: JourneySite, person: Person): Promise<void> => {
  if (site.signIn === 'inline') {
    await expectStep(page, 'sign-in');
    return submitPassword(page, person);
  }
  const place = await startSignIn(page, site);
  const closed = site.signIn === 'popup' ? place.waitForEvent('close') : undefined;
  await onServicePage(place, person);
  await closed;
};

/** The last screen: the site's own next step, and nothing left in the progress. */
export const expectDone = async (page: Page, site: JourneySite): Promise<void> => {
  const flow = page.locator('ems-signup-flow');
  await expect(
    flow.getByRole('link', { name: site.next }).or(flow.getByRole('button', { name: site.next })),
  ).toBeVisible();
  await expect(page.locator('ems-account-menu').getByRole('button', { name: 'Your account' })).toBeVisible();
};

export const stepsBeforeMail = ({ steps }: JourneySite): readonly Step[] => steps.slice(0, steps.indexOf('verify'));

/** What a person does on one of the steps before the mail. */
export const doStep = (page: Page, { steps }: JourneySite, person: Person, step: Step): Promise<void> => {
  if (step === 'introduction') return introduce(page);
  if (step === 'terms') return acceptTerms(page);
  if (step === 'email') return enterEmail(page, person);
  return register(page, person, steps.includes('email') ? 'email' : 'nothing');
};

/** Everything that comes before the mail. */
export const goToVerification = async (page: Page, site: JourneySite, person: Person): Promise<void> => {
  for (const step of stepsBeforeMail(site)) await doStep(page, site, person, step);
};

/** The mail leads back to the site that the person came from. */
export const linkOf = (demo: Demo, site: JourneySite, { link }: DeliveredMail): string => {
  const url = new URL(link);
  expect(url.origin + url.pathname).toBe(signUpOf(demo, site));
  expect(url.searchParams.get('journey')).toBe(site.journey);
  return link;
};

/** Everything that comes after the address is verified. */
export const finish = async (page: Page, site: JourneySite, person: Person): Promise<void> => {
  await signIn(page, site, person);
  if (site.steps.at(-1) === 'terms') await acceptTerms(page);
  await expectDone(page, site);
};
