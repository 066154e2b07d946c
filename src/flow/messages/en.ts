import { pluralIn } from '../../i18n/plural.ts';

const plural = /* @__PURE__ */ pluralIn('en');

/** What stands around the steps. `terms` to `sign-in` are their names in the progress. */
export const signupFlowMessages = {
  terms: 'Terms',
  email: 'Email',
  register: 'Details',
  verify: 'Verify',
  'sign-in': 'Sign in',
  progress: 'Your progress',
  step: (number: number, total: number) => `Step ${number} of ${total}`,
  /** Before the first of them. */
  steps: (total: number) => plural(total, { one: '1 step', other: `${total} steps` }),
  allDone: 'All steps done',
  stepDone: 'done',
  back: 'Back',
  haveAccount: 'Already have an account?',
};

export type SignupFlowMessages = typeof signupFlowMessages;
