import { isEmail } from '../../rules/email.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import type { AnswerOf } from '../../contract/operations.ts';
import { keyField, type Fields } from './posted.ts';
import { pageOf, refusal, wrongFields, type Page, type Step, type Visit } from './step.ts';

const challengeField = 'challenge';

/** Of an authenticator app; everything else is meant as a recovery code. */
const isOneTimeCode = (code: string): boolean => /^\d{6}$/.test(code);

const signedIn = ({ paths, query }: Visit, state: Exclude<AnswerOf<'session.signIn'>, { challenge: string }>): Step => {
  const page = pageOf(paths, state.status);
  return { goTo: page === paths.account ? page : page + query, kept: {} };
};

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

/** `email` and `password`, with `stay` a session that outlives the browser; then `code`. */
export const signInPage: Page = {
  fields: ['email', 'password', 'stay', 'code', challengeField, 'methods', keyField],
  show: ({ kept: { after, ...kept } }) => ({
    draw: { screen: 'form', values: { email: kept.email ?? '' }, ...(after && after !== 'resent' && { after }) },
    // Said once.
    ...(after && { kept }),
  }),
  async post(visit, fields) {
    if (fields.has(challengeField)) return second(visit, fields);
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
      return { goTo: visit.paths.verifyEmail + visit.query, kept: { email } };
    }
    const { value } = answer;
    if (!('challenge' in value)) return signedIn(visit, value);
    const { challenge, methods } = value;
    const hidden = { [challengeField]: challenge, email, methods: methods.join(' ') };
    return { draw: { screen: 'secondFactor', email, methods, hidden } };
  },
};
