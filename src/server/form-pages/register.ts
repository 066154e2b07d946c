import { keptRequest } from './asking-site.ts';
import { keyField } from './posted.ts';
import { countMissing, refusal, wrongFields, type Page } from './step.ts';

const names = ['firstName', 'lastName', 'email', 'password', 'passwordConfirmation'];
const fields = [...names, keyField];

export const registerPage: Page = {
  fields,
  choosesPassword: true,
  show: ({ kept }) => ({ draw: { screen: 'form', values: { email: kept.email ?? '' } } }),
  async post(visit, posted) {
    const { service, kept, paths, query } = visit;
    const time = visit.now().getTime() / 1000;
    const { text } = posted;
    const [firstName, lastName] = [text('firstName'), text('lastName')];
    const [email, password] = [text('email'), text('password')];
    const extra = posted.others(fields);
    const again = { screen: 'form', values: { firstName, lastName, email }, extra } as const;
    const differs = posted.has('passwordConfirmation') && text('passwordConfirmation') !== password;
    const wrong = wrongFields({ passwordConfirmation: differs ? { code: 'password_mismatch' } : undefined });
    if (wrong) return { draw: { ...again, ...wrong } };
    const key = (time < (kept.sendAgain ?? 0) ? kept.key : undefined) ?? service.key;
    const answer = await service.ask('registration.register', { firstName, lastName, email, password, extra }, { key });
    if (!answer.ok)
      return { draw: { ...again, ...(await countMissing(visit, refusal(answer, names), 'password', password)) } };
    const { retryAfter } = answer.value;
    return {
      goTo: paths.verifyEmail + query,
      kept: { email: answer.value.email, sendAgain: time + retryAfter, key, ...keptRequest(visit) },
    };
  },
};
