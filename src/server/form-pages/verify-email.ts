import { emailKey, isEmail } from '../../rules/email.ts';
import { keptRequest, queryFromMail } from './asking-site.ts';
import { keyField, type Fields } from './posted.ts';
import { countMissing, refusal, wrongFields, type Drawing, type Page, type Step, type Visit } from './step.ts';

/** Of the button that asks whether the address is verified meanwhile. */
const checkField = 'check';

/** What ends a link, each with a screen of its own. */
const endings: ReadonlySet<string> = new Set(['token_used', 'token_expired', 'token_invalid', 'already_verified']);

const waitFor = ({ kept, now }: Visit): number =>
  Math.max(0, Math.ceil((kept.sendAgain ?? 0) - now().getTime() / 1000));

const waiting = (visit: Visit): Drawing => {
  const { email } = visit.kept;
  return { screen: 'waiting', email, retryAfter: waitFor(visit), ...(email && { hidden: { email } }) };
};

const click = (token: string): Drawing => ({ screen: 'click', token, hidden: { token } });

/** Spends the link. Only a post does: what follows links posts nothing. */
const verify = async (visit: Visit, fields: Fields): Promise<Step> => {
  const { service, paths, kept } = visit;
  const token = fields.text('token');
  const [password, newPassword] = ['password', 'newPassword'].map((name) =>
    fields.has(name) ? fields.text(name) : undefined,
  );
  const asked = password !== undefined || newPassword !== undefined;
  const account = fields.text('account');
  const proof: Drawing = { screen: 'proof', token, account, hidden: { token, account } };
  const wrong = wrongFields({
    password: password === '' && !newPassword ? { code: 'required' } : undefined,
  });
  if (asked && wrong) return { draw: { ...proof, ...wrong } };
  const answer = await service.ask('verification.verify', {
    token,
    // Two ways, of which a person takes one.
    ...(newPassword ? { newPassword } : password ? { password } : {}),
  });
  const { token: _, tokenOf: _page, ...rest } = kept;
  if (answer.ok)
    return { goTo: paths.signIn + queryFromMail(visit), kept: { email: answer.value.email, after: 'verified' } };
  const { problem, status } = answer;
  if (problem.code === 'password_required') {
    const whose = problem.account ?? '';
    return { draw: { ...proof, status, account: whose, hidden: { token, account: whose } } };
  }
  if (endings.has(problem.code)) return { draw: { screen: 'deadLink', status, problem }, kept: rest };
  // The service knows one field of a new password.
  const field = newPassword ? 'newPassword' : 'password';
  const named = { ...problem, ...(problem.field === 'password' && { field }) };
  const refused = refusal({ status, problem: named }, [field]);
  return {
    draw: { ...(asked ? proof : click(token)), ...(await countMissing(visit, refused, field, newPassword ?? '')) },
  };
};

const resend = async (visit: Visit, fields: Fields): Promise<Step> => {
  const email = fields.text('email');
  // The address is asked for where it isn't known.
  const again: Drawing = { ...waiting(visit), values: { email } };
  const shown = visit.kept.email === email ? again : { ...again, email: undefined, hidden: {} };
  const wrong = wrongFields({ email: isEmail(email) ? undefined : { code: 'email_invalid' } });
  if (wrong) return { draw: { ...shown, ...wrong } };
  const answer = await visit.service.ask('verification.resend', { email });
  if (!answer.ok) return { draw: { ...shown, ...refusal(answer, ['email']) } };
  const { retryAfter } = answer.value;
  return {
    goTo: visit.paths.verifyEmail + visit.query,
    kept: {
      email,
      sendAgain: visit.now().getTime() / 1000 + retryAfter,
      after: 'resent',
      ...keptRequest(visit),
    },
  };
};

/** Where the person goes on, once the address that waits in this browser is verified: its ticket tells. */
const goneOn = async (visit: Visit): Promise<Step | undefined> => {
  const {
    service,
    paths,
    kept: { email },
  } = visit;
  if (email === undefined) return undefined;
  const answer = await service.ask('verification.status', { ticket: '' });
  return answer.ok && answer.value.verified && answer.value.email === emailKey(email)
    ? { goTo: paths.signIn + queryFromMail(visit), kept: { email, after: 'verified' } }
    : undefined;
};

/** Asked by the person: nothing else asks where scripts are off. */
const check = async (visit: Visit): Promise<Step> =>
  (await goneOn(visit)) ?? { draw: { ...waiting(visit), values: { [checkField]: 'yes' } } };

/** The waiting page, and the page that the mailed link leads to. */
export const verifyEmailPage: Page = {
  choosesPassword: true,
  fields: ['token', 'email', checkField, 'password', 'newPassword', 'account', keyField],
  async show(visit) {
    const { token, after, ...kept } = visit.kept;
    if (token !== undefined) return { draw: click(token) };
    const gone = await goneOn(visit);
    if (gone || after !== 'resent') return gone ?? { draw: waiting(visit) };
    // Said once.
    return { draw: { ...waiting(visit), after }, kept };
  },
  post: (visit, fields) =>
    fields.has('token') ? verify(visit, fields) : fields.has(checkField) ? check(visit) : resend(visit, fields),
};
