/** What is known of a request beside itself. */
export interface RequestInfo {
  /** Who the connection comes from, for rate limits. Absent where it is unknown: then only the limits by email address hold. */
  clientAddress?: string | undefined;
  /** It stands for a form that a browser posted without a script: `createFormPages` says so. */
  postedForm?: boolean | undefined;
}

/** The header in which {@link createAccountHandler} passes the client's address on. Whatever a client sends in it is dropped. */
export const clientAddressHeader = 'x-ems-client-address';

/**
 * The header in which a call says that it stands for a form which a browser posted without a script. Whatever a client sends in it is
 * dropped.
 */
const formHeader = 'x-ems-form';

/** Whether no script has a part in a call: nothing can keep a ticket but a cookie, and nothing reads an address's fragment. */
export const isPostedForm = (headers: Headers | undefined): boolean => headers?.has(formHeader) ?? false;

/** Longest body that is read, anywhere; the longest that the interface knows is a registration with its extra fields. */
const maxBodyBytes = 64 * 1024;

/**
 * The body, or the status of what is wrong with it. Reads it once, and never more than the limit: the rest is left to whoever
 * gave the stream.
 */
export const readBody = async (body: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer> | 400 | 413> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > maxBodyBytes) return 413;
      chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle of it.
    return 400;
  }
  return Buffer.concat(chunks);
};

/** What stands on the letter before it, two of them only once they are composed (NFKC), and what is dropped between them before. */
const marks = /[\p{M}\p{Cf}\uff9e\uff9f]+/gu;

/** No script has more than 30 on a letter (UAX #15 section 13), and a password has 256 characters at most. */
const mostMarks = 512;

/**
 * Whether a letter has more marks than any text. Composing sorts them, which takes the square of their number: a body of nothing else
 * would have everybody wait for a second.
 */
export const pilesUpMarks = (text: string): boolean =>
  text.match(marks)?.some(({ length }) => length > mostMarks) ?? false;

/**
 * The request as Better Auth gets it: with a body of limited length, the client's address in a header that cannot be forged,
 * and GET in place of HEAD (RFC 9110 section 9.3.2: the same answer without its content). Or the status of what is wrong with it.
 */
export const prepareRequest = async (
  request: Request,
  { clientAddress, postedForm = false }: RequestInfo,
): Promise<Request | 400 | 413> => {
  const headers = new Headers(request.headers);
  headers.delete(clientAddressHeader);
  headers.delete(formHeader);
  if (clientAddress !== undefined) headers.set(clientAddressHeader, clientAddress);
  if (postedForm) headers.set(formHeader, '1');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (request.body === null || method === 'GET') return new Request(request.url, { method, headers });
  const body = await readBody(request.body);
  if (typeof body === 'number') return body;
  return new Request(request.url, { method, headers, ...(body.byteLength > 0 && { body }) });
};
