/** What is said of one, of two, of few, ... in a language that tells them apart. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses by the plural rules of a language: `const plural = pluralIn('pl')`, then `plural(5, { one: …, few: …, other: … })`. */
export const pluralIn = (language: string): ((count: number, forms: PluralForms) => string) => {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
};
