import { isEmail } from '../../rules/email.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import type { SessionState } from '../../contract/values.ts';
import { goOn, keptRequest, prompts, requestIn } from './asking-site.ts';
import { keyField, type Fields } from './posted.ts';
import { refusal, wrongFields, type Page, type Step, type Visit } from './step.ts';

const challengeField = 'challenge';

/** Of the button "Continue": whose session the page said that it is. */
const continueField = 'continue';

/** Of an authenticator app; everything else is meant as a recovery code. */
const isOneTimeCode = (code: string): boolean => /^\d{6}$/.test(code);

const signedIn = (visit: Visit, state: SessionState): Promise<Step> =>
  goOn(visit, state.status, 'account' in state ? state.account.email : undefined);

const readMethods = (written: string): ('totp' | 'recovery_code')[] =>
  (['totp', 'recovery_code'] as const).filter((method) => written.split(' ').includes(method));

/** The second step, told from the first by what the page hid in it. */
const second = async (visit: Visit, fields: Fields): Promise<Step> => {
  const challenge = fields.text(challengeField);
  const code = normalizeOneTimeCode(fields.text('code'));
  const email = fields.text('email');
  const methods = readMethods(fields.text('methods'));
  const again = {
    screen: 'secondFactor',
    email,
    methods,
    hidden: { [challengeField]: challenge, email, methods: methods.join(' ') },
  } as const;
  const wrong = wrongFields({ code: code === '' ? { code: 'required' } : undefined });
  if (wrong) return { draw: { ...again, ...wrong } };
  const answer = await visit.service.ask('secondFactor.verify', {
    challenge,
    ...(isOneTimeCode(code) ? { code } : { recoveryCode: code }),
  });
  if (answer.ok) return signedIn(visit, answer.value);
  const { code: why } = answer.problem;
  // Its challenge is spent, or of no use on this device.
  if (why === 'challenge_expired' || why === 'device_unconfirmed')
    return { draw: { screen: 'form', values: { email }, ...refusal(answer, []) } };
  return { draw: { ...again, ...refusal(answer, ['code']) } };
};

/** Whoever is signed in goes on to another site as they are, by a press: no site gets anybody who only opened a page. */
const goOnAs = async (visit: Visit, fields: Fields): Promise<Step> => {
  const { service, paths, query } = visit;
  const state = await service.ask('session.current');
  return state.ok && 'account' in state.value && state.value.account.id === fields.text(continueField)
    ? signedIn(visit, state.value)
    : { goTo: paths.signIn + query };
};

/** `email` and `password`, with `stay` a session that outlives the browser; then `code`. */
export const signInPage: Page = {
  fields: ['email', 'password', 'stay', 'code', challengeField, 'methods', continueField, keyField],
  async show({ service, query, kept: { after, ...kept } }) {
    const request = requestIn(query);
    const state =
      request && after === undefined && !prompts(request, 'login') ? await service.ask('session.current') : undefined;
    if (state?.ok && 'account' in state.value) {
      const { id, email } = state.value.account;
      return { draw: { screen: 'signedIn', email, hidden: { [continueField]: id } } };
    }
    const hint = request?.get('login_hint');
    const email = (after && kept.email) || hint || kept.email || '';
    return {
      draw: { screen: 'form', values: { email }, ...(after && after !== 'resent' && { after }) },
      // Said once.
      ...(after && { kept }),
    };
  },
  async post(visit, fields) {
    if (fields.has(challengeField)) return second(visit, fields);
    if (fields.has(continueField)) return goOnAs(visit, fields);
    const email = fields.text('email');
    const password = fields.text('password');
    const stay = fields.has('stay');
    const again = { screen: 'form', values: { email, ...(stay && { stay: fields.text('stay') }) } } as const;
    const wrong = wrongFields({
      email: isEmail(email) ? undefined : { code: 'email_invalid' },
      password: password === '' ? { code: 'required' } : undefined,
    });
    if (wrong) return { draw: { ...again, ...wrong } };
    const answer = await visit.service.ask('session.signIn', { email, password, staySignedIn: stay });
    if (!answer.ok) {
      if (answer.problem.code !== 'email_unverified')
        return { draw: { ...again, ...refusal(answer, ['email', 'password']) } };
      return { goTo: visit.paths.verifyEmail + visit.query, kept: { email, ...keptRequest(visit) } };
    }
    const { value } = answer;
    if (!('challenge' in value)) return signedIn(visit, value);
    const { challenge, methods } = value;
    const hidden = { [challengeField]: challenge, email, methods: methods.join(' ') };
    return { draw: { screen: 'secondFactor', email, methods, hidden } };
  },
};
