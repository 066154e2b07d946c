import { goOn, requestIn } from './asking-site.ts';
import { keyField } from './posted.ts';
import { pageOf, refusal, wrongFields, type Drawing, type Page, type Step, type Visit } from './step.ts';

/** Whose the page is. */
const accountField = 'account';

/**
 * The terms as they are now, with what is to be said of them. Who isn't signed in signs in first, and who has accepted them goes on: to another
 * site by a press on the sign-in page.
 */
const show = async ({ service, paths, query }: Visit, more?: Partial<Drawing>): Promise<Step> => {
  const state = await service.ask('session.current');
  if (state.ok && (state.value.status === 'anonymous' || state.value.status === 'unverified'))
    return { goTo: pageOf(paths, state.value.status) + query };
  const terms = await service.ask('terms.current');
  if (!terms.ok) return { draw: { screen: 'form', ...refusal(terms, []) } };
  const { version, accepted } = terms.value;
  const id = state.ok && 'account' in state.value ? state.value.account.id : undefined;
  return accepted?.version === version
    ? { goTo: requestIn(query) ? paths.signIn + query : paths.account }
    : {
        draw: {
          screen: 'form',
          terms: terms.value,
          ...(id !== undefined && { hidden: { [accountField]: id } }),
          ...more,
        },
      };
};

/** `accept` holds the version that stood beside the tick. */
export const termsPage: Page = {
  fields: ['accept', accountField, keyField],
  show: (visit) => show(visit),
  async post(visit, fields) {
    const version = fields.text('accept');
    const wrong = wrongFields({ accept: version === '' ? { code: 'consent_required' } : undefined });
    if (wrong) return show(visit, wrong);
    const answer = await visit.service.ask('terms.accept', { version }, { account: fields.text(accountField) });
    return answer.ok ? goOn(visit, 'active', visit.kept.email) : show(visit, refusal(answer, []));
  },
};
