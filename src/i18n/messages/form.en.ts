/** Words that every form shares. */
export const formMessages = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail address',
  password: 'Password',
  passwordConfirmation: 'Repeat the password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordHint: (minLength: number) => `${minLength} characters at least. A few words in a row are good.`,
  passwordMissing: (missing: number) => (missing === 1 ? '1 more character' : `${missing} more characters`),
  passwordMet: 'Long enough',
  tryAgain: 'Try again',
  tryAgainIn: (time: string) => `Try again in ${time}`,
  signIn: 'Sign in',
};

export type FormMessages = typeof formMessages;
