import { secondStepMessages as codeWords } from '../../src/elements/sign-in/messages/second-step.en.ts';
import { formMessages as words } from '../../src/i18n/messages/form.en.ts';
import { problemsMessages } from '../../src/i18n/messages/problems.en.ts';
import { passwordProofMessages as proofWords } from '../../src/parts/messages/password-proof.en.ts';
import { signedInMessages as sessionWords } from '../../src/parts/messages/signed-in.en.ts';
import type { FieldRefusal, FormScreen, FormView } from '../../src/server/index.ts';
import { escapeAttribute, escapeText } from '../../src/server-render/escape.ts';
import { formPaths } from '../service/service.ts';

type Refusal = Omit<FieldRefusal, 'code'> & { code: string; reference?: string | undefined };

/** What a problem is called. */
const wordsOf = ({ code, ...facts }: Refusal, { policy }: FormView): string => {
  const said = problemsMessages[code as keyof typeof problemsMessages] ?? problemsMessages.unexpected_answer;
  if (typeof said === 'string') return said;
  return said({ minLength: 0, maxLength: 0, missing: 0, ...policy?.password, ...facts });
};

interface Field {
  name: string;
  label: string;
  hint?: string;
  attributes: string;
}

const field = ({ name, label, hint, attributes }: Field, view: FormView): string => {
  const refused = view.form.errors[name];
  const note = refused
    ? `<p class="ems-error" id="${name}-note">${escapeText(wordsOf(refused, view))}</p>`
    : hint
      ? `<p class="ems-hint" id="${name}-note">${escapeText(hint)}</p>`
      : '';
  return `<div class="ems-field"><label for="${name}">${escapeText(label)}</label><div class="ems-control">
    <input id="${name}" name="${name}" required ${attributes}${note && ` aria-describedby="${name}-note"`}${refused ? ' aria-invalid="true" autofocus' : ''}>
    </div>${note}</div>`;
};

interface Form {
  content: string;
  submit: string;
  /** Not the way that most people go. */
  secondary?: boolean;
}

const form = ({ content, submit, secondary }: Form, { form: { action, hidden } }: FormView): string => {
  const along = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(value)}">`,
  );
  return `<form class="ems-stack" method="post" novalidate action="${escapeAttribute(action)}">${along.join('')}${content}
    <button type="submit"${secondary ? ' class="ems-secondary"' : ''}>${escapeText(submit)}</button></form>`;
};

const paragraph = (text: string): string => `<p>${escapeText(text)}</p>`;

const alert = (view: FormView): string => {
  const { problem } = view.form;
  return problem
    ? `<div class="ems-alert" role="alert" tabindex="-1" autofocus>${paragraph(wordsOf(problem, view))}</div>`
    : '';
};

/** In the place of the sign-in: the code. One field for both kinds, which the service tells apart. */
const codeForm = (view: FormView): string => {
  const codes = view.methods?.includes('recovery_code') ? paragraph(codeWords.recoveryText) : '';
  const input = {
    name: 'code',
    label: codes ? `${codeWords.code} / ${codeWords.recoveryCode}` : codeWords.code,
    attributes: 'type="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"',
  };
  const content = paragraph(codeWords.text) + codes + field(input, view);
  return `${form({ content, submit: codeWords.submit }, view)}
    <p><a href="${escapeAttribute(view.form.action)}">${escapeText(codeWords.back)}</a></p>`;
};

/** In the place of the click, in another browser: the password of the registration, or another one. */
const proofForms = (view: FormView): string => {
  const whose = `<bdi translate="no">${escapeText(view.account ?? '')}</bdi>`;
  const known = {
    name: 'password',
    label: words.password,
    attributes: 'type="password" autocomplete="current-password"',
  };
  const chosen = {
    name: 'newPassword',
    label: proofWords.newPassword,
    hint: words.passwordHint(view.policy?.password.minLength ?? 0),
    attributes: 'type="password" autocomplete="new-password"',
  };
  return `<p>${escapeText(proofWords.registrationLead)} ${whose}</p>
    ${form({ content: field(known, view), submit: proofWords.submit }, view)}
    <details${view.form.errors.newPassword ? ' open' : ''}><summary>${escapeText(proofWords.chooseNew)}</summary>
    <p>${escapeText(proofWords.newLead)} ${whose}</p>${paragraph(proofWords.newText)}
    ${form({ content: field(chosen, view), submit: proofWords.submit, secondary: true }, view)}</details>`;
};

/** The session that there is, for another site: goes on with it, or ends it. */
const signedInForms = (view: FormView, site: string | undefined): string => {
  const { form: posted } = view;
  const who = `<bdi translate="no">${escapeText(view.email ?? '')}</bdi>`;
  const waiting = site === undefined ? '' : paragraph(`Continue to ${site} with this account, or use another one.`);
  const signOut = {
    ...view,
    form: { ...posted, hidden: {}, action: posted.action.replace(formPaths.signIn, formPaths.signOut) },
  };
  return `<p>${escapeText(sessionWords.signedInAs)} ${who}</p>${waiting}
    ${form({ content: '', submit: sessionWords.continue }, view)}
    ${form({ content: '', submit: sessionWords.useAnotherAccount, secondary: true }, signOut)}`;
};

/** The browser goes on by itself, and by this link where it was told not to. */
const onwardLink = (view: FormView, site = 'the other site'): string =>
  `${paragraph(`We’re taking you back to ${site}.`)}
    <p><a href="${escapeAttribute(view.onward ?? '')}">${escapeText(sessionWords.continue)}</a></p>`;

/**
 * The screens that an element fetches when it comes to them, which no server draws: as plain forms in the element's own frame. `drawn` is
 * the element's first screen, and `site` the one that waits.
 */
export const furtherForm = (view: FormView, site: string | undefined): ((drawn: string) => string) | undefined => {
  const further: Partial<Record<FormScreen, { heading: string; content: typeof signedInForms }>> = {
    secondFactor: { heading: codeWords.heading, content: codeForm },
    proof: { heading: proofWords.heading, content: proofForms },
    signedIn: { heading: sessionWords.heading, content: signedInForms },
    onward: { heading: sessionWords.heading, content: onwardLink },
  };
  const screen = further[view.screen];
  if (!screen) return undefined;
  const { heading, content } = screen;
  return (drawn) => {
    const frame = /<template[^]*<\/template>/.exec(drawn)?.[0] ?? '';
    return `<div class="ems-element">${frame}<h1 slot="heading">${escapeText(heading)}</h1>
      <div class="ems-light ems-stack" slot="form">${alert(view)}${content(view, site)}</div></div>`;
  };
};
