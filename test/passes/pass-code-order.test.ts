import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { base64url, importJWK, type CryptoKey } from 'jose';
import { type PassCodeFields, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';
import { readPassCode } from '../../src/passes/pass-code/read-pass-code.js';
import { deviceInput, issuerInput, issuerJws } from '../../src/passes/pass-code/tokens.js';

const vectors = JSON.parse(readFileSync(path.join(import.meta.dirname, 'pass-code-vectors.json'), 'utf8'));
const iss: string = vectors.iss;
const now: number = vectors.now;
const today = Math.floor((now + 3600) / 86400);
const device = { x: vectors.devicePrivateJwk.x, y: vectors.devicePrivateJwk.y };
const aClock = { issuer: iss, keys: vectors.jwks.keys, now, today };

interface Made {
  issuer?: string;
  kid?: string;
  nbfDay?: number;
  expDay?: number;
  /** Seconds since the phone made it; absent on a card. */
  age?: number;
  spoil?: 'issuer' | 'device';
}

/** A code signed by the keys of the vectors, as wrong as it is asked to be. */
async function aCode({ issuer = iss, kid = '776f', age, spoil, ...days }: Made): Promise<string> {
  const claims = {
    jti: 'AAECAwQFBgc',
    statusList: 1,
    statusIndex: 7,
    nbfDay: today - 1,
    expDay: today + 1,
    category: 1,
  };
  const fields: PassCodeFields = { ...claims, ...days, kid, issuerSignature: new Uint8Array(64) };
  const isPhone = age !== undefined;
  const input = issuerInput(issuer, kid, fields, isPhone ? device : undefined);
  fields.issuerSignature = await signed(vectors.issuerPrivateJwk, input);
  if (spoil === 'issuer') fields.issuerSignature[40]! ^= 1;
  if (isPhone) {
    fields.device = { ...device, iat: now - age, nonce: base64url.encode('nonc'), signature: new Uint8Array(64) };
    const moment = await deviceInput(issuer, issuerJws(issuer, fields), fields.device);
    fields.device.signature = await signed(vectors.devicePrivateJwk, moment);
    if (spoil === 'device') fields.device.signature[40]! ^= 1;
  }
  return toQrText(issuer, toBytes(fields));
}

async function signed(jwk: object, input: string): Promise<Uint8Array> {
  const key = (await importJWK(jwk, 'ES256')) as CryptoKey;
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input)));
}

const verdictOf = async (made: Made, at: Partial<typeof aClock> = {}) =>
  (await readPassCode(await aCode(made), { ...aClock, ...at })).verdict;

describe('reading a code', () => {
  test('a code wrong in every way, put right one by one, meets the verdicts in the order of pass-code.md', async () => {
    const other = 'https://pass.elsewhere.example';
    const dates = { nbfDay: today + 1, expDay: today };
    const met = [
      (
        await readPassCode(
          (await aCode({ issuer: other, kid: '0000', spoil: 'issuer', ...dates, age: 99 })) + '0',
          aClock,
        )
      ).verdict,
      await verdictOf({ issuer: other, kid: '0000', spoil: 'issuer', ...dates, age: 99 }),
      await verdictOf({ kid: '0000', spoil: 'issuer', ...dates, age: 99 }),
      await verdictOf({ spoil: 'issuer', ...dates, age: 99 }),
      await verdictOf({ spoil: 'device', ...dates, age: 99 }),
      await verdictOf({ ...dates, age: 99 }),
      await verdictOf({ expDay: today, age: 99 }),
      await verdictOf({ age: 99 }),
      await verdictOf({ age: 5 }),
    ];
    expect(met).toEqual([
      'malformed',
      'unknown_issuer',
      'unknown_key',
      'bad_signature',
      'bad_signature',
      'not_yet_valid',
      'expired',
      'code_stale',
      'readable',
    ]);
  });

  test.each([
    [44, 'readable'],
    [45, 'readable'],
    [46, 'code_stale'],
    [-45, 'readable'],
    [-46, 'code_stale'],
  ])('a phone’s code of %i seconds is %s', async (age, verdict) => {
    expect(await verdictOf({ age })).toBe(verdict);
  });

  test.each([
    [-1, 'not_yet_valid'],
    [0, 'readable'],
    [9, 'readable'],
    [10, 'expired'],
  ])('on day %i of ten it is %s: both ends are included', async (day, verdict) => {
    expect(await verdictOf({ nbfDay: today, expDay: today + 10 }, { today: today + day })).toBe(verdict);
  });

  test('a card has no age', async () => {
    expect(await verdictOf({}, { now: now + 80_000 })).toBe('readable');
  });
});
