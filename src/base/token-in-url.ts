import { isOpenState } from './page-state.ts';
import { tokenKey } from './token-key.ts';

/** A parameter of the query or the fragment, also where HTML, an escape or quoted-printable stands for the signs around its name. */
const spoilt = (parameter: string): RegExp =>
  new RegExp(`((?:&amp;|&#38;|[?&#;]|%26|%3F|%23)+)${parameter.replace(/\W/g, '\\$&')}(?:=|%3D)([^&#?;]*)`, 'gi');

/**
 * The token without what no token contains: one is of the characters that an address never has to escape (RFC 3986 section 2.3), with a
 * full stop only within. Mail programs and people add brackets, full stops, blanks and line breaks; of quoted-printable that
 * nobody decoded remain "3D" at its beginning (so no token begins like that), and a `=` where a line ended.
 */
const cleaned = (value: string): string =>
  new URLSearchParams(`t=${value.replace(/^3D|(=[0-9A-F]{2})+$/g, '')}`)
    .get('t')!
    .split(/[&#?;]/)[0]!
    .replace(/%\w\w|[^\w.~-]/g, '')
    .replace(/^\.+|\.+$/g, '');

/**
 * Takes a mailed token out of the address bar, so that it reaches no history, screenshot, referrer or copied link
 * (ASVS 14.2.1). It stays in the history entry's state, which survives a reload and is readable by this page only. Links have it in the
 * fragment, which is sent to no server; those of before have it in the query.
 */
export const takeToken = (parameter: string): string | undefined => {
  const state = history.state as Record<string, unknown> | null;
  const pattern = spoilt(parameter);
  const all = location.search + location.hash;
  const found = [...all.matchAll(pattern)].map(([, , value]) => cleaned(value!));
  if (found.length === 0) {
    const kept = state?.[tokenKey];
    return typeof kept === 'string' ? kept : undefined;
  }
  const token = found.find(Boolean) ?? '';
  const without = (text: string): string =>
    text
      .replace(pattern, (_, [sign]: string) => (/[?#]/.test(sign!) ? sign! : ''))
      .replace(/([?#])[&;]+/g, '$1')
      .replace(/\?(?=[?#]|$)|#(?=#|$)/g, '');
  const kept: Record<string, unknown> = { ...state, [tokenKey]: token };
  // A router keeps the address in the state, and writes it into the entry again when the entry is left.
  for (const name in state) {
    const value = kept[name];
    if (typeof value === 'string' && value.search(pattern) >= 0) kept[name] = without(value);
  }
  history.replaceState(isOpenState(state) ? kept : state, '', location.href.slice(0, -all.length) + without(all));
  return token;
};
