/** The header in which {@link createAccountHandler} passes the client's address on. Whatever a client sends in it is dropped. */
export const clientAddressHeader = 'x-ems-client-address';

/** Longest body that is read; the longest that the interface knows is a registration with its extra fields. */
const maxBodyBytes = 64 * 1024;

/** The body, or nothing when it is too long. Never holds more than the limit in memory. */
const readLimited = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
};

/**
 * The request as Better Auth gets it: with a body of limited length, the client's address in a header that cannot be forged,
 * and GET in place of HEAD (RFC 9110 section 9.3.2: the same answer without its content). Nothing when the body is too long.
 */
export const prepareRequest = async (request: Request, clientAddress: string | undefined): Promise<Request | undefined> => {
  const headers = new Headers(request.headers);
  headers.delete(clientAddressHeader);
  if (clientAddress !== undefined) headers.set(clientAddressHeader, clientAddress);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (request.body === null || method === 'GET') return new Request(request.url, { method, headers });
  const body = await readLimited(request.body);
  if (body === undefined) return undefined;
  return new Request(request.url, { method, headers, ...(body.byteLength > 0 && { body }) });
};
