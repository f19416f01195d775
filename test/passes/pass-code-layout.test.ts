import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromDigits, toDigits } from '../../src/passes/pass-code/digits.js';
import { fromBytes, fromQrText, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const typed = (type: number, length: number) =>
  bytesOf(length).map((bytes) => {
    bytes[0] = type;
    return bytes;
  });
const aCode = fc.oneof(typed(0x11, 84), typed(0x12, 220));

describe('bytes as digits', () => {
  test('any bytes come back from their digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 230 }), (bytes) => {
        expect(fromDigits(toDigits(bytes))).toEqual(bytes);
      }),
    );
  });

  test('seven bytes take 17 digits; a last group of one to six takes 3, 5, 8, 10, 13, 15', () => {
    const digits = [1, 2, 3, 4, 5, 6, 7, 8].map((length) => toDigits(new Uint8Array(length).fill(255)).length);
    expect(digits).toEqual([3, 5, 8, 10, 13, 15, 17, 20]);
  });

  test('digits read as bytes are the only way to write these bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 60 }), (digits) => {
        const bytes = fromDigits(digits);
        if (bytes) expect(toDigits(bytes)).toBe(digits);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', '1', '1234', '256', '65536', '72057594037927936', '12a', '-12', ' 12', '１２３', '0'.repeat(18)])(
    '%p comes from no bytes',
    (digits) => {
      expect(fromDigits(digits)).toBeUndefined();
    },
  );
});

describe('bytes as fields', () => {
  test('any card or phone comes back from its fields, byte for byte', () => {
    fc.assert(
      fc.property(aCode, (bytes) => {
        expect(toBytes(fromBytes(bytes)!)).toEqual(bytes);
      }),
    );
  });

  test('any card or phone comes back from its QR text, the issuer in lower case', () => {
    fc.assert(
      fc.property(aCode, (bytes) => {
        const text = toQrText('https://pass.alfortville.example', bytes);
        expect(text).toMatch(/^HTTPS:\/\/PASS\.ALFORTVILLE\.EXAMPLE\/V#\d+$/);
        const found = fromQrText(text.replace('HTTPS', 'https'))!;
        expect(found.issuer).toBe('https://pass.alfortville.example');
        expect(toBytes(found.fields)).toEqual(bytes);
      }),
    );
  });

  test('any other type or length is no pass code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 230 }), (bytes) => {
        const isCode = (bytes[0] === 0x11 && bytes.length === 84) || (bytes[0] === 0x12 && bytes.length === 220);
        expect(fromBytes(bytes) !== undefined).toBe(isCode);
      }),
    );
    for (const [type, length] of [
      [0x11, 83],
      [0x11, 85],
      [0x11, 220],
      [0x12, 84],
      [0x12, 219],
      [0x12, 221],
      [0x10, 84],
      [0x13, 220],
    ] as const)
      expect(fromBytes(new Uint8Array(length).fill(type, 0, 1))).toBeUndefined();
  });

  test('whatever a camera reads, the answer is a code or nothing, never an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (text) => {
        expect(fromQrText(text)).toBeUndefined();
      }),
    );
  });
});
