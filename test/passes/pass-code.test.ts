import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fromQrText, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';
import { readPassCode } from '../../src/passes/pass-code/read-pass-code.js';
import { onTheSpot } from '../../src/passes/on-the-spot.js';
import { webSignatures } from '../../src/passes/pass-code/signatures.js';
import { toSdJwt } from '../../src/passes/pass-code/tokens.js';

const vectors = JSON.parse(readFileSync(path.join(import.meta.dirname, 'pass-code-vectors.json'), 'utf8'));
const trust = {
  issuer: vectors.iss,
  keys: vectors.jwks.keys,
  now: vectors.now,
  today: Math.floor((vectors.now + 3600) / 86400),
};
const cryptographies = [
  ['the browser’s cryptography', webSignatures],
  ['the server’s', onTheSpot],
] as const;
/** What the reader leaves to its caller: the status list. */
const status = (index: number): string =>
  index >= vectors.status.size
    ? 'status_unknown'
    : ['valid', 'revoked', 'suspended'][vectors.status.entries[index] ?? 0]!;

describe.each(cryptographies)('the vectors of the other implementation, by %s', (_by, by) => {
  test.each(
    vectors.cases.map((c: { name: string }) => [c.name, c]) as [
      string,
      { qr: string; bytes?: string; expect: string; sdJwt?: string },
    ][],
  )('%s', async (_, vector) => {
    const reading = await readPassCode(vector.qr, trust, by);
    const verdict = reading.verdict === 'readable' ? status(reading.fields.statusIndex) : reading.verdict;
    expect(verdict).toBe(vector.expect);
    if (vector.sdJwt) {
      const { issuer, fields } = fromQrText(vector.qr)!;
      expect(await toSdJwt(issuer, fields)).toBe(vector.sdJwt);
      expect(Buffer.from(toBytes(fields)).toString('hex')).toBe(vector.bytes);
      expect(toQrText(issuer, toBytes(fields)).toLowerCase()).toBe(vector.qr.toLowerCase());
    }
  });
});
