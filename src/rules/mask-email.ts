const first = (text: string): string => `${[...text][0] ?? ''}•••`;

/** An address so that its owner knows it, and whoever mistakenly gets an email about it doesn't: "a•••@e•••.org". */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return `${first(email.slice(0, at))}@${first(domain)}${domain.slice(domain.lastIndexOf('.'))}`;
};
