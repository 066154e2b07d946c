import german from '../../src/i18n/messages/de.ts';
import germanSignIn from '../../src/elements/sign-in/messages/de.ts';
import { secondStepMessages } from '../../src/elements/sign-in/messages/second-step.en.ts';
import { formMessages } from '../../src/i18n/messages/form.en.ts';
import germanProblems from '../../src/i18n/messages/problems.de.ts';
import { problemsMessages } from '../../src/i18n/messages/problems.en.ts';
import germanParts from '../../src/parts/messages/de.ts';
import { passwordProofMessages } from '../../src/parts/messages/password-proof.en.ts';
import { signedInMessages } from '../../src/parts/messages/signed-in.en.ts';
import type { FieldRefusal, FormScreen, FormView } from '../../src/server/index.ts';
import { escapeAttribute, escapeText } from '../../src/server-render/escape.ts';
import { formPaths } from '../service/service.ts';
import type { Language } from './language.ts';

type Refusal = Omit<FieldRefusal, 'code'> & { code: string; reference?: string | undefined };

/** The elements' own words, and what no element says. */
const english = {
  form: formMessages,
  problems: problemsMessages,
  code: secondStepMessages,
  proof: passwordProofMessages,
  session: {
    ...signedInMessages,
    other: 'the other site',
    goOn: (site: string) => `Continue to ${site} with this account, or use another one.`,
    leaving: (site: string) => `We’re taking you back to ${site}.`,
  },
};

type Words = typeof english;

const wordsIn: Record<Language, Words> = {
  en: english,
  de: {
    form: { ...formMessages, ...german.form },
    problems: { ...problemsMessages, ...germanProblems.problems },
    code: germanSignIn.secondStep,
    proof: germanParts.passwordProof,
    session: {
      ...germanParts.signedIn,
      other: 'der anderen Website',
      goOn: (site) => `Fahren Sie mit diesem Konto bei ${site} fort, oder verwenden Sie ein anderes.`,
      leaving: (site) => `Es geht zurück zu ${site}.`,
    },
  },
};

/** What is drawn, for whom. */
interface Shown {
  view: FormView;
  /** The other site that waits. */
  site: string | undefined;
  words: Words;
}

/** What a problem is called. */
const wordsOf = ({ code, ...facts }: Refusal, { view: { policy }, words }: Shown): string => {
  const said = words.problems[code as keyof Words['problems']] ?? words.problems.unexpected_answer;
  if (typeof said === 'string') return said;
  return said({ minLength: 0, maxLength: 0, missing: 0, ...policy?.password, ...facts });
};

interface Field {
  name: string;
  label: string;
  hint?: string;
  attributes: string;
}

const field = ({ name, label, hint, attributes }: Field, shown: Shown): string => {
  const refused = shown.view.form.errors[name];
  const note = refused
    ? `<p class="ems-error" id="${name}-note">${escapeText(wordsOf(refused, shown))}</p>`
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

const alert = (shown: Shown): string => {
  const { problem } = shown.view.form;
  return problem
    ? `<div class="ems-alert" role="alert" tabindex="-1" autofocus>${paragraph(wordsOf(problem, shown))}</div>`
    : '';
};

/** In the place of the sign-in: the code. One field for both kinds, which the service tells apart. */
const codeForm = (shown: Shown): string => {
  const { view, words } = shown;
  const codeWords = words.code;
  const codes = view.methods?.includes('recovery_code') ? paragraph(codeWords.recoveryText) : '';
  const input = {
    name: 'code',
    label: codes ? `${codeWords.code} / ${codeWords.recoveryCode}` : codeWords.code,
    attributes: 'type="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false"',
  };
  const content = paragraph(codeWords.text) + codes + field(input, shown);
  return `${form({ content, submit: codeWords.submit }, view)}
    <p><a href="${escapeAttribute(view.form.action)}">${escapeText(codeWords.back)}</a></p>`;
};

/** In the place of the click, in another browser: the password of the registration, or another one. */
const proofForms = (shown: Shown): string => {
  const { view, words } = shown;
  const proofWords = words.proof;
  const whose = `<bdi translate="no">${escapeText(view.account ?? '')}</bdi>`;
  const known = {
    name: 'password',
    label: words.form.password,
    attributes: 'type="password" autocomplete="current-password"',
  };
  const chosen = {
    name: 'newPassword',
    label: proofWords.newPassword,
    hint: words.form.passwordHint(view.policy?.password.minLength ?? 0),
    attributes: 'type="password" autocomplete="new-password"',
  };
  return `<p>${escapeText(proofWords.registrationLead)} ${whose}</p>
    ${form({ content: field(known, shown), submit: proofWords.submit }, view)}
    <details${view.form.errors.newPassword ? ' open' : ''}><summary>${escapeText(proofWords.chooseNew)}</summary>
    <p>${escapeText(proofWords.newLead)} ${whose}</p>${paragraph(proofWords.newText)}
    ${form({ content: field(chosen, shown), submit: proofWords.submit, secondary: true }, view)}</details>`;
};

/** The session that there is, for another site: goes on with it, or ends it. */
const signedInForms = ({ view, site, words: { session: sessionWords } }: Shown): string => {
  const { form: posted } = view;
  const who = `<bdi translate="no">${escapeText(view.email ?? '')}</bdi>`;
  const waiting = site === undefined ? '' : paragraph(sessionWords.goOn(site));
  const signOut = {
    ...view,
    form: { ...posted, hidden: {}, action: posted.action.replace(formPaths.signIn, formPaths.signOut) },
  };
  return `<p>${escapeText(sessionWords.signedInAs)} ${who}</p>${waiting}
    ${form({ content: '', submit: sessionWords.continue }, view)}
    ${form({ content: '', submit: sessionWords.useAnotherAccount, secondary: true }, signOut)}`;
};

/** The browser goes on by itself, and by this link where it was told not to. */
const onwardLink = ({ view, words: { session }, site = session.other }: Shown): string =>
  `${paragraph(session.leaving(site))}
    <p><a href="${escapeAttribute(view.onward ?? '')}">${escapeText(session.continue)}</a></p>`;

/**
 * The screens that an element fetches when it comes to them, which no server draws: as plain forms in the element's own frame. `drawn` is
 * the element's first screen, and `site` the one that waits.
 */
export const furtherForm = (
  view: FormView,
  site: string | undefined,
  language: Language,
): ((drawn: string) => string) | undefined => {
  const words = wordsIn[language];
  const further: Partial<Record<FormScreen, { heading: string; content: (shown: Shown) => string }>> = {
    secondFactor: { heading: words.code.heading, content: codeForm },
    proof: { heading: words.proof.heading, content: proofForms },
    signedIn: { heading: words.session.heading, content: signedInForms },
    onward: { heading: words.session.heading, content: onwardLink },
  };
  const screen = further[view.screen];
  if (!screen) return undefined;
  const { heading, content } = screen;
  const shown = { view, site, words };
  return (drawn) => {
    const frame = /<template[^]*<\/template>/.exec(drawn)?.[0] ?? '';
    return `<div class="ems-element">${frame}<h1 slot="heading">${escapeText(heading)}</h1>
      <div class="ems-light ems-stack" slot="form">${alert(shown)}${content(shown)}</div></div>`;
  };
};
