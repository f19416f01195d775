import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { base64url, CompactSign, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { fromQrText, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';
import { readPassCode } from '../../src/passes/pass-code/read-pass-code.js';
import { onTheSpot } from '../../src/passes/on-the-spot.js';
import { webSignatures } from '../../src/passes/pass-code/signatures.js';
import { toSdJwt } from '../../src/passes/pass-code/tokens.js';

const vectors = JSON.parse(readFileSync(path.join(import.meta.dirname, 'pass-code-vectors.json'), 'utf8'));
const iss: string = vectors.iss;
const trust = {
  issuer: iss,
  keys: vectors.jwks.keys,
  now: vectors.now,
  today: Math.floor((vectors.now + 3600) / 86400),
};
const vector = (name: string) => vectors.cases.find((each: { name: string }) => each.name === name) as { qr: string };
const card = fromQrText(vector('card, valid').qr)!.fields;
const phone = fromQrText(vector('phone, valid, 5 s old').qr)!.fields;

/** The order of P-256 (SEC 2, secp256r1). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** r, s → r, n − s: as good a signature, by whoever has seen the first. */
function malleated(signature: Uint8Array): Uint8Array {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`);
  const other = (ORDER - s).toString(16).padStart(64, '0');
  return new Uint8Array([...signature.subarray(0, 32), ...Buffer.from(other, 'hex')]);
}

const cryptographies = [
  ['the browser’s cryptography', webSignatures],
  ['the server’s', onTheSpot],
] as const;

describe.each(cryptographies)('by %s', (_by, by) => {
  const read = (bytes: Uint8Array) => readPassCode(toQrText(iss, bytes), trust, by);

  describe('a valid code with one bit turned', () => {
    test.each([
      ['card', card],
      ['phone', phone],
    ])('%s: is refused, whichever of its bits', async (_, fields) => {
      const bytes = toBytes(fields);
      expect((await read(bytes)).verdict).toBe('readable');
      const verdicts = await Promise.all(
        Array.from({ length: bytes.length * 8 }, async (_, bit) => {
          const turned = bytes.slice();
          turned[bit >> 3]! ^= 1 << (bit & 7);
          return (await read(turned)).verdict;
        }),
      );
      expect([...new Set(verdicts)].sort()).toEqual(['bad_signature', 'malformed', 'unknown_key']);
    });
  });

  describe('the malleated signature (r, n − s)', () => {
    test('on a card, reads as the same credential: only what was signed tells codes apart', async () => {
      const twin = { ...card, issuerSignature: malleated(card.issuerSignature) };
      expect(toQrText(iss, toBytes(twin))).not.toBe(toQrText(iss, toBytes(card)));
      const reading = await read(toBytes(twin));
      expect(reading).toMatchObject({ verdict: 'readable', fields: { jti: card.jti, statusIndex: card.statusIndex } });
    });

    test('on a phone, has the same jti, iat and nonce: what replay is known by', async () => {
      const device = { ...phone.device!, signature: malleated(phone.device!.signature) };
      const reading = await read(toBytes({ ...phone, device }));
      const { jti, device: moment } = reading.fields!;
      expect([reading.verdict, jti, moment!.iat, moment!.nonce]).toEqual([
        'readable',
        phone.jti,
        phone.device!.iat,
        phone.device!.nonce,
      ]);
    });

    test('of all zeros, or r and s of zero and n, is no signature', async () => {
      for (const issuerSignature of [new Uint8Array(64), new Uint8Array(64).fill(255)])
        expect((await read(toBytes({ ...card, issuerSignature }))).verdict).toBe('bad_signature');
    });
  });

  describe('in place of a pass', () => {
    const payload = JSON.parse(Buffer.from(signedPayload(), 'base64url').toString());
    const publicKey = vectors.jwks.keys[0];
    const secret = new TextEncoder().encode(JSON.stringify(publicKey));
    const issuerKey = () => importJWK(vectors.issuerPrivateJwk, 'ES256');
    const deviceKey = () => importJWK(vectors.devicePrivateJwk, 'ES256');
    const jwk = { kty: 'EC', crv: 'P-256', x: vectors.devicePrivateJwk.x, y: vectors.devicePrivateJwk.y };
    const tokens: [string, () => Promise<string> | string][] = [
      ['alg none', () => new UnsecuredJWT(payload).encode()],
      ['HS256 keyed with the public key', () => new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(secret)],
      [
        'a key of its own in the header',
        async () => new SignJWT(payload).setProtectedHeader({ alg: 'ES256', jwk }).sign(await deviceKey()),
      ],
      [
        'a status list of the issuer',
        async () =>
          new CompactSign(
            new TextEncoder().encode(JSON.stringify({ sub: `${iss}/status/1`, status_list: { bits: 2 } })),
          )
            .setProtectedHeader({ alg: 'ES256', kid: card.kid, typ: 'statuslist+jwt' })
            .sign(await issuerKey()),
      ],
      [
        'an ID token of the issuer',
        async () =>
          new SignJWT({ ...payload, nonce: 'n' })
            .setProtectedHeader({ alg: 'ES256', kid: card.kid, typ: 'JWT' })
            .sign(await issuerKey()),
      ],
      ['the pass itself as SD-JWT, which is not what a QR code carries', () => toSdJwt(iss, card)],
    ];

    test.each(tokens)('%s is malformed, alone or behind the issuer’s address', async (_, token) => {
      const text = await token();
      for (const typed of [text, `${iss}/v#${text}`, `${iss.toUpperCase()}/V#${text}`])
        expect(await readPassCode(typed, trust, by)).toEqual({ verdict: 'malformed' });
    });

    test('a signature the issuer made for another kind of token does not fit a card', async () => {
      const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', kid: card.kid, typ: 'statuslist+jwt' })
        .sign(await issuerKey());
      const issuerSignature = base64url.decode(jws.split('.')[2]!);
      expect((await read(toBytes({ ...card, issuerSignature }))).verdict).toBe('bad_signature');
    });
  });
});

/** The signed payload of the valid card, as it travels in its token. */
function signedPayload(): string {
  return (vectors.cases[0].sdJwt as string).split('.')[1]!;
}
