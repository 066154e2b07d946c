/** Words that every form shares. */
export const formMessages = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Email address',
  password: 'Password',
  passwordConfirmation: 'Repeat password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordHint: (minLength: number) => `At least ${minLength} characters. Several unrelated words work well.`,
  // English has two forms only, and every form loads this file: a choice here costs fewer bytes than `pluralIn`.
  passwordMissing: (missing: number) => (missing === 1 ? '1 more character' : `${missing} more characters`),
  passwordMet: 'Long enough',
  tryAgain: 'Try again',
  tryAgainIn: (time: string) => `Try again in ${time}`,
  signIn: 'Sign in',
};

export type FormMessages = typeof formMessages;
