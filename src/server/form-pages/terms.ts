import type { AnswerOf } from '../../contract/operations.ts';
import { keyField } from './posted.ts';
import { pageOf, refusal, wrongFields, type Drawing, type Page, type Step, type Visit } from './step.ts';

type Terms = AnswerOf<'terms.current'>;

const shown = (terms: Terms): Drawing => ({
  screen: terms.accepted?.version === terms.version ? 'accepted' : 'form',
  terms,
});

/** The terms as they are now, with what is to be said of them. Who isn't signed in can't accept any, and signs in first. */
const show = async ({ service, paths, query }: Visit, more?: Partial<Drawing>): Promise<Step> => {
  const state = await service.ask('session.current');
  if (state.ok && (state.value.status === 'anonymous' || state.value.status === 'unverified'))
    return { goTo: pageOf(paths, state.value.status) + query };
  const terms = await service.ask('terms.current');
  return { draw: terms.ok ? { ...shown(terms.value), ...more } : { screen: 'form', ...refusal(terms, []) } };
};

/** `accept` holds the version that stood beside the tick. */
export const termsPage: Page = {
  fields: ['accept', keyField],
  show: (visit) => show(visit),
  async post(visit, fields) {
    const version = fields.text('accept');
    const wrong = wrongFields({ accept: version === '' ? { code: 'consent_required' } : undefined });
    if (wrong) return show(visit, wrong);
    const answer = await visit.service.ask('terms.accept', { version });
    return answer.ok ? { goTo: visit.paths.account } : show(visit, refusal(answer, []));
  },
};
