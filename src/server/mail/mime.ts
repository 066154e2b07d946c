/** Lines of a text part are broken here, at a space (RFC 3676 section 4.2). */
const columns = 72;
/** Longest line that mail servers take, in bytes (RFC 5322 section 2.1.1). */
const longestLine = 998;

/** `format=flowed`: a line that ends with a space goes on in the next one. A link has no space, so it is never broken. */
const flow = (line: string): string[] => {
  if (line === '-- ') return [line];
  const lines: string[] = [];
  let rest = line.trimEnd();
  while (rest.length > columns) {
    const within = rest.lastIndexOf(' ', columns);
    const space = within > 0 ? within : rest.indexOf(' ', columns);
    if (space < 0) break;
    lines.push(rest.slice(0, space + 1));
    rest = rest.slice(space + 1);
  }
  // What a reader of the format or a mailbox file would take for something else is stuffed with a space.
  return [...lines, rest].map((text) => (/^( |>|From )/.test(text) ? ` ${text}` : text));
};

/**
 * One part of an email with its own headers, for what takes raw parts. Written out as it is, in 7 or 8 bits: quoted-printable, which
 * mail libraries choose for long lines and letters beyond ASCII, cuts links into pieces and makes "=3D" of each "=", and not
 * whoever reads an email puts them together again. Only lines that no mail server takes are packed as a whole, in Base64.
 */
export const mimePart = (type: 'text/plain' | 'text/html', content: string): string => {
  const lines = content.replace(/\n$/, '').split('\n');
  const body = type === 'text/plain' ? lines.flatMap(flow) : lines;
  const isLong = body.some((line) => Buffer.byteLength(line) > longestLine);
  const encoding = isLong ? 'base64' : /^[\0-\x7f]*$/.test(content) ? '7bit' : '8bit';
  const text = `${body.join('\r\n')}\r\n`;
  const packed = isLong ? Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n') : text;
  const format = type === 'text/plain' ? '; format=flowed' : '';
  return [`Content-Type: ${type}; charset=utf-8${format}`, `Content-Transfer-Encoding: ${encoding}`, '', packed].join(
    '\r\n',
  );
};
