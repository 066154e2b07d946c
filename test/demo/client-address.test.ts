import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { clientAddressBehind } from '../../demo/service/client-address.ts';

const message = (remoteAddress: string | undefined, forwardedFor?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwardedFor } }) as unknown as IncomingMessage;

describe('who a request comes from', () => {
  it('is the other end of the connection, whatever the request says', () => {
    const address = clientAddressBehind([]);
    assert.equal(address(message('203.0.113.9', '192.0.2.1')), '203.0.113.9');
    assert.equal(address(message('::ffff:203.0.113.9')), '203.0.113.9');
    assert.equal(address(message(undefined)), undefined);
  });

  it('is the last hop before the trusted proxies', () => {
    const address = clientAddressBehind(['10.0.0.0/8', '::1']);
    assert.equal(address(message('10.0.0.1', '1.1.1.1, 192.0.2.1, 10.2.3.4')), '192.0.2.1');
    assert.equal(address(message('::1', '2001:db8::7')), '2001:db8::7');
    assert.equal(address(message('203.0.113.9', '192.0.2.1')), '203.0.113.9');
    assert.equal(address(message('10.0.0.1', 'nonsense')), '10.0.0.1');
    assert.equal(address(message('10.0.0.1')), '10.0.0.1');
  });
});
