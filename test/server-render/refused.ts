/** What is wrong with a registration at so many fields that they are listed. */
export const refusedFields = {
  firstName: { code: 'required' },
  email: { code: 'email_invalid' },
  password: { code: 'required' },
} as const;
