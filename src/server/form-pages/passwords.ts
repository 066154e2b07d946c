import { isEmail } from '../../rules/email.ts';
import { keptRequest, queryFromMail } from './asking-site.ts';
import { keyField } from './posted.ts';
import { countMissing, refusal, wrongFields, type Drawing, type Page, type Step, type Visit } from './step.ts';

export const forgotPasswordPage: Page = {
  fields: ['email', keyField],
  show: ({ kept }) => ({ draw: { screen: 'form', values: { email: kept.email ?? '' } } }),
  async post(visit, fields) {
    const { service, kept } = visit;
    const email = fields.text('email');
    const again = { screen: 'form', values: { email } } as const;
    const wrong = wrongFields({ email: isEmail(email) ? undefined : { code: 'email_invalid' } });
    if (wrong) return { draw: { ...again, ...wrong } };
    const answer = await service.ask('passwordReset.request', { email });
    return answer.ok
      ? { draw: { screen: 'sent', email, hidden: { email } }, kept: { ...kept, ...keptRequest(visit) } }
      : { draw: { ...again, ...refusal(answer, ['email']) } };
  },
};

const deadLinks: ReadonlySet<string> = new Set(['token_used', 'token_expired', 'token_invalid']);

const names = ['password', 'passwordConfirmation'];

/** The form, or how the link ends: asked before a password is typed. What spends nothing may be asked by a page that is only opened. */
const openLink = async ({ service, kept }: Visit, token: string): Promise<Step & { draw: Drawing }> => {
  const { token: _, tokenOf: _page, ...rest } = kept;
  const answer = await service.ask('passwordReset.confirm', { token });
  if (!answer.ok && deadLinks.has(answer.problem.code))
    return { draw: { screen: 'deadLink', problem: answer.problem }, kept: rest };
  const account = answer.ok ? undefined : answer.problem.account;
  return { draw: { screen: 'form', token, ...(account !== undefined && { account }), hidden: { token } } };
};

/** The page that the mailed link leads to. Without one there is nothing to choose a password for. */
export const resetPasswordPage: Page = {
  fields: ['token', ...names, keyField],
  choosesPassword: true,
  show: (visit) =>
    visit.kept.token === undefined
      ? { draw: { screen: 'deadLink', problem: { code: 'token_invalid' } } }
      : openLink(visit, visit.kept.token),
  async post(visit, fields) {
    const { service, paths, kept } = visit;
    const [token, password] = [fields.text('token'), fields.text('password')];
    const again = async (wrong: Partial<Drawing>): Promise<Step> => {
      const step = await openLink(visit, token);
      return step.draw.screen === 'form' ? { draw: { ...step.draw, ...wrong } } : step;
    };
    const differs = fields.has('passwordConfirmation') && fields.text('passwordConfirmation') !== password;
    const wrong = wrongFields({ passwordConfirmation: differs ? { code: 'password_mismatch' } : undefined });
    if (wrong) return again(wrong);
    const answer = await service.ask('passwordReset.confirm', { token, password });
    const { token: _, tokenOf: _page, ...rest } = kept;
    if (answer.ok) {
      const { asked: _asked, ...others } = rest;
      return { goTo: paths.signIn + queryFromMail(visit), kept: { ...others, after: 'reset' } };
    }
    const { status, problem } = answer;
    return deadLinks.has(problem.code)
      ? { draw: { screen: 'deadLink', status, problem }, kept: rest }
      : again(await countMissing(visit, refusal(answer, names), 'password', password));
  },
};
