import { createHmac, timingSafeEqual } from 'node:crypto';

/** What every authenticator application understands, whether or not it reads the other values of a URI (RFC 6238, Key URI format). */
export const totp = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** RFC 4226 section 4, R6: 160 bits. A whole number of Base32 characters, so without padding. */
export const secretBytes = 20;

/** The number of the time step (RFC 6238 section 4.2). */
export const stepAt = (time: Date): number => Math.floor(time.getTime() / 1000 / totp.period);

/** RFC 4226 section 5.3. Ours rather than a dependency: this is all of it that a service needs. */
export const codeAt = (secret: Uint8Array, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** totp.digits).padStart(totp.digits, '0');
};

/** The steps whose code this is: the present one, and one before and after for a clock that is off (RFC 6238 section 5.2). */
export const matchingSteps = (secret: Uint8Array, code: string, now: Date): number[] => {
  const given = Buffer.from(code);
  const present = stepAt(now);
  return [present - 1, present, present + 1].filter((step) => {
    const expected = Buffer.from(codeAt(secret, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
};
