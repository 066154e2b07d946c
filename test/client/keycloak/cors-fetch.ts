/** What a page of this origin may send and see (Fetch Standard, "CORS protocol"): the preflight, and the check of the answer. */
export const corsFetch = (origin: string, send: typeof fetch = fetch): typeof fetch => {
  const simple = new Set(['accept', 'accept-language', 'content-language']);
  const simpleTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/;
  const lost = (): never => {
    throw new TypeError('Failed to fetch');
  };
  const list = (value: string | null): string[] => (value ?? '').split(',').map((name) => name.trim().toLowerCase());
  const check = (response: Response): Response =>
    [origin, '*'].includes(response.headers.get('access-control-allow-origin') ?? '') ? response : lost();

  return async (input, init = {}) => {
    if (init.mode === 'no-cors') return send(input, init);
    const request = new Request(input, init);
    const unsafe = [...request.headers].filter(
      ([name, value]) => !simple.has(name) && !(name === 'content-type' && simpleTypes.test(value)),
    );
    if (unsafe.length || !['GET', 'HEAD', 'POST'].includes(request.method)) {
      const preflight = check(
        await send(request.url, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': request.method },
          signal: request.signal,
        }),
      );
      const methods = [...list(preflight.headers.get('access-control-allow-methods')), 'get', 'head', 'post'];
      const headers = list(preflight.headers.get('access-control-allow-headers'));
      const allowed =
        preflight.ok &&
        methods.includes(request.method.toLowerCase()) &&
        unsafe.every(([name]) => headers.includes(name));
      if (!allowed) lost();
    }
    request.headers.set('origin', origin);
    return check(await send(request));
  };
};
