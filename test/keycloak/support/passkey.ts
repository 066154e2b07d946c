/** A passkey as an authenticator makes it (Web Authentication Level 3, "Registering a new credential"), without a browser. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

interface Wanted {
  /** In Base64url, as the page has it. */
  challenge: string;
  /** The relying party: the name of the host. */
  rpId: string;
  origin: string;
}

/** What the page sends, each in Base64url. */
export interface MadePasskey {
  clientDataJSON: string;
  attestationObject: string;
  publicKeyCredentialId: string;
}

/** The person is there and was verified, and the data of a credential follow. */
const flags = 0x45;

/** Of an authenticator that says nothing of its make. */
const aaguid = Buffer.alloc(16);

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** A key for ES256 in COSE: key type EC2, algorithm -7, curve P-256, and the two coordinates. */
const coseKey = (): Buffer => {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const coordinate = (label: number, value: string): Buffer[] => [
    Buffer.from([label, 0x58, 32]),
    Buffer.from(value, 'base64url'),
  ];
  return Buffer.concat([Buffer.from('a5010203262001', 'hex'), ...coordinate(0x21, x), ...coordinate(0x22, y)]);
};

const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

export const makePasskey = ({ challenge, rpId, origin }: Wanted): MadePasskey => {
  const id = randomBytes(32);
  const authData = Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    // It doesn't count.
    Buffer.alloc(4),
    aaguid,
    uint16(id.length),
    id,
    coseKey(),
  ]);
  // A map of three: without an attestation there is no statement.
  const attestation = Buffer.concat([
    Buffer.from([0xa3]),
    ...[cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0]), cborText('authData')],
    ...[Buffer.from([0x59]), uint16(authData.length), authData],
  ]);
  return {
    clientDataJSON: Buffer.from(
      JSON.stringify({ type: 'webauthn.create', challenge, origin, crossOrigin: false }),
    ).toString('base64url'),
    attestationObject: attestation.toString('base64url'),
    publicKeyCredentialId: id.toString('base64url'),
  };
};
