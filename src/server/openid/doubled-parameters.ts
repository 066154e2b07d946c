import { pathWithin } from '../http/addresses.ts';

const isForm = ({ method, headers }: Request): boolean =>
  method === 'POST' &&
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(headers.get('content-type') ?? '');

/**
 * The refusal of a form that says something twice to the provider (RFC 6749 section 3.2): of two, one reader would take the first and
 * another one the last.
 */
export const refuseDoubled = async (request: Request, baseURL: string): Promise<Response | undefined> => {
  if (!pathWithin(request.url, baseURL)?.startsWith('/oauth2/') || !isForm(request)) return undefined;
  // What can't be read is refused by whoever reads it next.
  const form = await request
    .clone()
    .formData()
    .catch(() => new FormData());
  const names = [...form.keys()];
  if (new Set(names).size === names.length) return undefined;
  return Response.json({ error: 'invalid_request', error_description: 'A parameter is there twice.' }, { status: 400 });
};
