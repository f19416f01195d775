import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { readStatusList } from '../../src/passes/pass-code/read-status-list.js';

const uri = 'https://pass.alfortville.example/status/1';
const now = 1_796_000_000;
/** Bytes of the largest list there is: 131 072 entries of two bits. */
const LARGEST = 32_768;

let keys: JWK[];
let signAsIs: (compressed: Uint8Array, iat?: number) => Promise<string>;
const sign = (bits: Uint8Array, iat?: number) => signAsIs(deflateSync(bits), iat);
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  keys = [{ ...(await exportJWK(publicKey)), kid: 'ab12' }];
  signAsIs = (compressed, iat = now) =>
    new SignJWT({
      sub: uri,
      iat,
      exp: now + 86_400,
      status_list: { bits: 2, lst: Buffer.from(compressed).toString('base64url') },
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'ab12', typ: 'statuslist+jwt' })
      .sign(privateKey);
});
const read = (token: string, index: number, seen?: number) => readStatusList(token, uri, keys, index, now, seen);

describe('a status list that inflates', () => {
  test('to the largest there is, is read to its last entry', async () => {
    const token = await sign(new Uint8Array(LARGEST));
    expect([await read(token, 0), await read(token, 131_071), await read(token, 131_072)]).toEqual([
      'valid',
      'valid',
      'unknown',
    ]);
  });

  test.each([LARGEST + 1, 64_000_000])('to %i bytes is a bomb, and says nothing of any pass', async (size) => {
    const token = await sign(new Uint8Array(size));
    expect(token.length).toBeLessThan(200_000);
    expect([await read(token, 0), await read(token, 131_072)]).toEqual(['unknown', 'unknown']);
  });

  test.each([
    ['cut short', () => deflateSync(new Uint8Array(LARGEST).map((_, at) => at * 7)).subarray(0, 40)],
    ['never compressed', () => new Uint8Array(64)],
    ['empty', () => new Uint8Array(0)],
  ])('%s, does not, and says nothing', async (_, compressed) => {
    expect(await read(await signAsIs(compressed()), 0)).toBe('unknown');
  });
});

describe('a status list rolled back', () => {
  test('is not believed where a newer one was read, however well it is signed', async () => {
    const yesterday = await sign(new Uint8Array(4), now - 60);
    expect(await read(yesterday, 0)).toBe('valid');
    expect(await read(yesterday, 0, now - 60)).toBe('valid');
    expect(await read(yesterday, 0, now - 59)).toBe('unknown');
  });
});
