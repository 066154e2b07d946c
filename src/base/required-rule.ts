/** The rule of a field that has to be filled in. By itself: most forms that ask for a code or a password need no other. */
export const requiredRule = (value = ''): { code: 'required' } | undefined =>
  value.trim() ? undefined : { code: 'required' };
