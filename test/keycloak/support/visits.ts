import { toBase32 } from '../../../src/rules/base32.ts';
import { codeOf } from '../../support/totp.ts';
import { formOf, type Form, type KeycloakPage } from './page.ts';
import { makePasskey } from './passkey.ts';
import type { Robot, Step } from './robot.ts';

/** What a person types on Keycloak's pages. */
export interface Typed {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  /** What they call their authenticator or passkey. */
  deviceName: string;
}

/** The link in the newest mail to an address, once it has come. */
export type NewestLink = (email: string) => Promise<string>;

export interface Visitor {
  robot: Robot;
  typed: Typed;
  newestLink: NewestLink;
  /** The key of the authenticator that was set up last, in Base32. */
  key?: string;
}

type Answer = (visitor: Visitor, form: Form, page: KeycloakPage) => Promise<Step>;

/** What the picture shows in Base32 the form has as it is. */
const keyIn = (form: Form): string => toBase32(new TextEncoder().encode(form.values.totpSecret));

/** What is done with each of Keycloak's forms, by its id. */
const answers: Record<string, Answer> = {
  'kc-form-login': ({ robot, typed: { email, password } }, form) =>
    robot.submit(form, { ...('username' in form.values && { username: email }), password }),
  'kc-register-form': ({ robot, typed: { email, firstName, lastName } }, form) =>
    robot.submit(form, { email, firstName, lastName }),
  'kc-passwd-update-form': ({ robot, typed: { password } }, form) =>
    robot.submit(form, { 'password-new': password, 'password-confirm': password }),
  'kc-totp-settings-form': async (visitor, form) => {
    visitor.key = keyIn(form);
    const { robot, typed, key } = visitor;
    return robot.submit(form, { totp: await codeOf(key, new Date()), userLabel: typed.deviceName });
  },
  'kc-otp-login-form': async ({ robot, key = '' }, form) => robot.submit(form, { otp: await codeOf(key, new Date()) }),
  'kc-recovery-codes-settings-form': ({ robot }, form) => robot.submit(form),
  // What a script of the page fills in.
  register: ({ robot, typed: { deviceName } }, form, { url, told: { challenge = '', rpId = '' } }) =>
    robot.submit(form, { ...makePasskey({ challenge, rpId, origin: url.origin }), authenticatorLabel: deviceName }),
  'kc-update-email-form': ({ robot, typed: { email } }, form) => robot.submit(form, { email }),
};

/** The button that goes on with an action, by its name: of forms that Keycloak gives no id. */
const goesOn: Record<string, string | undefined> = {
  TERMS_AND_CONDITIONS: 'accept',
  delete_account: undefined,
  delete_credential: 'accept',
  idp_link: 'continue',
};

/** Forms that Keycloak gives no id, by the last part of the action that they belong to. */
const answerTo = (page: KeycloakPage): [Answer, Form] | undefined => {
  for (const form of page.forms) {
    const known = answers[form.id];
    if (known) return [known, form];
    const action = form.action.searchParams.get('execution') ?? '';
    if (action in goesOn) return [({ robot }) => robot.submit(form, {}, goesOn[action]), form];
  }
  return undefined;
};

/** A page that waits for a mail. */
const waitsForMail = (page: KeycloakPage): boolean =>
  page.forms.length === 0 &&
  page.url.pathname.endsWith('/login-actions/required-action') &&
  page.url.searchParams.get('execution') !== 'delete_account';

/** The button by which a page's operation is given up, on the form that has it. */
const wayOut = (page: KeycloakPage): [Form, string] | undefined => {
  for (const form of page.forms) {
    const press = ['cancel-aia', 'cancel'].find((name) => name in form.buttons);
    if (press !== undefined) return [form, press];
  }
  return undefined;
};

export interface Completed {
  /** The address of the site that Keycloak led back to; nothing where it led nowhere. */
  back: URL | undefined;
  /** A page didn't take what was typed. */
  refused: boolean;
}

/**
 * Does all that Keycloak asks for, in the browser in which it began; what it sends by mail too, if `opensMail`. What a page refuses is given
 * up.
 */
export const complete = async (visitor: Visitor, first: Step, opensMail = true): Promise<Completed> => {
  let step = first;
  let answered = '';
  for (let pages = 0; step.page && pages < 12; pages++) {
    const { page } = step;
    const found = answerTo(page);
    if (found && found[1].id !== '' && found[1].id === answered) {
      const way = wayOut(page);
      return { back: way && (await visitor.robot.submit(way[0], {}, way[1])).back, refused: true };
    }
    if (found) {
      answered = found[1].id;
      step = await found[0](visitor, found[1], page);
    } else if (waitsForMail(page) && opensMail) {
      step = await visitor.robot.open(await visitor.newestLink(visitor.typed.email));
    } else return { back: undefined, refused: false };
  }
  return { back: step.back, refused: false };
};

/** Gives up what Keycloak asks for. Whoever has to show who they are first does so. */
export const cancel = async (visitor: Visitor, first: Step): Promise<URL | undefined> => {
  let step = first;
  for (let pages = 0; step.page && pages < 4; pages++) {
    const way = wayOut(step.page);
    if (way) return (await visitor.robot.submit(way[0], {}, way[1])).back;
    const found = answerTo(step.page);
    if (!found) return undefined;
    step = await found[0](visitor, found[1], step.page);
  }
  return step.back;
};

/** Types address and password once. Whether they were right is seen by what comes then. */
export const signInOnce = async ({ robot, typed }: Visitor, first: Step): Promise<Step> => {
  if (!first.page) return first;
  const form = formOf(first.page, 'kc-form-login');
  return robot.submit(form, {
    ...('username' in form.values && { username: typed.email }),
    password: typed.password,
  });
};
