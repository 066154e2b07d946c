import { isRecord } from '../../rules/record.ts';
import type { FactorsRow } from '../step-up/shown.ts';
import { acrOf } from './authentication-claims.ts';

/** What a site asks of the sign-in (OpenID Connect Core sections 3.1.2.1 and 5.5.1.1): one of some `acr`, any where none is named. */
export interface RequestedAcr {
  values: string[];
  /** No token without it, rather than one that says what it is. */
  essential: boolean;
}

const parse = (claims: unknown): unknown => {
  if (typeof claims !== 'string') return claims;
  try {
    return JSON.parse(claims) as unknown;
  } catch {
    return undefined;
  }
};

/** The member `acr` of a claims request, with the whole of it. */
const find = (text: unknown): { claims: unknown; acr: Record<string, unknown> } | undefined => {
  const claims = parse(text);
  const idToken = isRecord(claims) ? claims.id_token : undefined;
  const acr = isRecord(idToken) ? idToken.acr : undefined;
  return isRecord(acr) ? { claims, acr } : undefined;
};

/** Our own word for `essential`, which the provider refuses for every value but its own "0". */
const mark = 'demanded';

/** Keeps from the provider that an `acr` is essential. It signs what it leaves, and it is judged where codes are issued. */
export const keepEssential = (parameters: unknown): void => {
  if (!isRecord(parameters)) return;
  const found = find(parameters.claims);
  if (found?.acr.essential !== true) return;
  found.acr.essential = false;
  found.acr[mark] = true;
  parameters.claims = JSON.stringify(found.claims);
};

export const requestedAcr = ({ claims, acr_values: preferred }: Record<string, unknown>): RequestedAcr => {
  const { acr } = find(claims) ?? {};
  const essential = acr?.[mark] === true;
  const named = Array.isArray(acr?.values) ? acr.values.map(String) : undefined;
  if (typeof acr?.value === 'string')
    return { essential, values: !named || named.includes(acr.value) ? [acr.value] : [''] };
  // An empty list names none that would do.
  if (named) return { essential, values: named.length > 0 ? named : [''] };
  return { essential, values: essential || typeof preferred !== 'string' ? [] : preferred.split(' ').filter(Boolean) };
};

/** The `acr` to tell the site, of those it wants: two factors are one too. Nothing where what was shown is none of them. */
export const acrFor = (row: FactorsRow, { values }: RequestedAcr): string | undefined => {
  const shown = acrOf(row);
  if (values.length === 0 || values.includes(shown)) return shown;
  return shown === '2' && values.includes('1') ? '1' : undefined;
};
