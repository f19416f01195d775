import { fromBytes, fromQrText, toBytes, toQrText } from '../../src/passes/pass-code/layout.js';

/** The same code with the signature's other form, (r, n − s): as good a signature, of the same moment. */
export function malleated(code: string): string {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const { issuer, fields } = fromQrText(code)!;
  const bytes = toBytes(fields);
  const s = BigInt(`0x${Buffer.from(bytes.subarray(188)).toString('hex')}`);
  bytes.set(Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'), 188);
  return toQrText(issuer, toBytes(fromBytes(bytes)!));
}
