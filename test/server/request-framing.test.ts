/** Where one request ends and the next begins: a proxy in front and the service must not see that differently (ASVS 4.2.1). */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { startTestService, type TestService } from '../support/service.ts';

describe('a request whose end is in doubt', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const hidden = 'GET /api/auth/account/policy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const chunked = `0\r\n\r\n${hidden}`;
  const length = (body: string): string => `Content-Length: ${body.length}`;
  const cases: [name: string, fields: string[], body: string][] = [
    ['a length and chunks', [length(chunked), 'Transfer-Encoding: chunked'], chunked],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 3'], chunked],
    ['chunks, misspelt', ['Transfer-Encoding: xchunked', length(chunked)], chunked],
    ['chunks after a space', ['Transfer-Encoding : chunked', length(chunked)], chunked],
    ['chunks after a vertical tab', ['Transfer-Encoding:\x0bchunked', length(chunked)], chunked],
    ['chunks that are not the last coding', ['Transfer-Encoding: chunked, identity', length(chunked)], chunked],
    ['chunks on a folded line', ['Transfer-Encoding:\r\n chunked', length(chunked)], chunked],
    ['chunks behind a bare line feed', [`X: y\nTransfer-Encoding: chunked`, length(chunked)], chunked],
    ['chunks behind a bare carriage return', [`X: y\rTransfer-Encoding: chunked`, length(chunked)], chunked],
    ['two lengths', ['Content-Length: 0', length(hidden)], hidden],
    ['two lengths in one', [`Content-Length: 0, ${hidden.length}`], hidden],
    ['a length with a sign', ['Content-Length: +0'], hidden],
    ['a length in hexadecimal', ['Content-Length: 0x0'], hidden],
    ['a size of a chunk with a sign', ['Transfer-Encoding: chunked'], `+0\r\n\r\n${hidden}`],
    ['chunks that end in bare line feeds', ['Transfer-Encoding: chunked'], `0\n\n${hidden}`],
  ];
  for (const [name, fields, body] of cases) {
    it(`is refused, and nothing behind it is answered: ${name}`, async () => {
      const { port } = new URL(service.origin);
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      const head = ['POST /api/auth/sign-in/email HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...fields];
      socket.end(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
      const answers = (await text(socket)).split(/^(?=HTTP\/1\.1 )/m);
      assert.equal(answers.length, 1, answers.join('\n'));
      assert.match(answers[0]!, /^HTTP\/1\.1 400 /);
      assert.ok(!answers[0]!.includes('minLength'));
    });
  }

  it('is not one of several that are plain: each is answered', async () => {
    const { port } = new URL(service.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const plain = (body: string): string =>
      `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length(body)}\r\n\r\n${body}`;
    socket.end(plain('{}') + plain('[]') + hidden);
    const answers = (await text(socket)).split(/^(?=HTTP\/1\.1 )/m);
    assert.equal(answers.length, 3);
    assert.ok(answers[2]!.includes('minLength'));
  });
});
