import { base64url } from 'jose';
import { fromDigits, toDigits } from './digits.js';

/** What the issuer signs about one credential, besides the key it signs with. */
export interface Claims {
  /** Eight random bytes, base64url. */
  jti: string;
  /** Number of the status list, 0 to 255, and place in it, 0 to 2²⁴ − 1. */
  statusList: number;
  statusIndex: number;
  /** Days since 1970-01-01; `expDay` is the day after the last valid one. */
  nbfDay: number;
  expDay: number;
  category: number;
}

/** What a phone adds: its key and its own signature of this moment. */
export interface DeviceProof {
  /** P-256 public key, base64url coordinates. */
  x: string;
  y: string;
  /** Seconds since 1970. */
  iat: number;
  /** Four random bytes, base64url. */
  nonce: string;
  signature: Uint8Array;
}

/** The fields of a pass code, not yet verified. */
export interface PassCodeFields extends Claims {
  /** Four lower-case hex digits: the start of the issuer key's RFC 7638 thumbprint. */
  kid: string;
  issuerSignature: Uint8Array;
  device?: DeviceProof;
}

const CARD = 0x11;
const PHONE = 0x12;
const CARD_BYTES = 84;
const PHONE_BYTES = 220;

/** The bytes of a credential, big-endian, in the order of pass-code.md. */
export function toBytes(fields: PassCodeFields): Uint8Array {
  const bytes = new Uint8Array(fields.device ? PHONE_BYTES : CARD_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = fields.device ? PHONE : CARD;
  view.setUint16(1, Number.parseInt(fields.kid, 16));
  bytes.set(base64url.decode(fields.jti), 3);
  bytes[11] = fields.statusList;
  bytes[12] = fields.statusIndex >>> 16;
  view.setUint16(13, fields.statusIndex & 0xffff);
  view.setUint16(15, fields.nbfDay);
  view.setUint16(17, fields.expDay);
  bytes[19] = fields.category;
  bytes.set(fields.issuerSignature, 20);
  if (fields.device) {
    bytes.set(base64url.decode(fields.device.x), 84);
    bytes.set(base64url.decode(fields.device.y), 116);
    view.setUint32(148, fields.device.iat);
    bytes.set(base64url.decode(fields.device.nonce), 152);
    bytes.set(fields.device.signature, 156);
  }
  return bytes;
}

/** The fields in the bytes; undefined unless type and length are exactly those of a card or a phone. */
export function fromBytes(bytes: Uint8Array): PassCodeFields | undefined {
  const isCard = bytes[0] === CARD && bytes.length === CARD_BYTES;
  const isPhone = bytes[0] === PHONE && bytes.length === PHONE_BYTES;
  if (!isCard && !isPhone) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const text = (from: number, to: number) => base64url.encode(bytes.subarray(from, to));
  return {
    kid: view.getUint16(1).toString(16).padStart(4, '0'),
    jti: text(3, 11),
    statusList: view.getUint8(11),
    statusIndex: (view.getUint8(12) << 16) | view.getUint16(13),
    nbfDay: view.getUint16(15),
    expDay: view.getUint16(17),
    category: view.getUint8(19),
    issuerSignature: bytes.slice(20, 84),
    device: isPhone
      ? {
          x: text(84, 116),
          y: text(116, 148),
          iat: view.getUint32(148),
          nonce: text(152, 156),
          signature: bytes.slice(156, 220),
        }
      : undefined,
  };
}

/** `HTTPS://ISSUER/V#0491…`: what the QR code says. */
export function toQrText(issuer: string, bytes: Uint8Array): string {
  return `${issuer.toUpperCase()}/V#${toDigits(bytes)}`;
}

/** Issuer (lower case) and fields of a QR text; undefined when it is no pass code at all. */
/** A phone's code is some 600 characters: what is much longer is none, and is not looked into. */
const LONGEST = 4096;

export function fromQrText(text: string): { issuer: string; fields: PassCodeFields } | undefined {
  if (text.length > LONGEST) return undefined;
  const match = /^(https?:\/\/[a-z0-9.-]+(?::\d{1,5})?)\/v#(\d+)$/i.exec(text.trim());
  const bytes = match ? fromDigits(match[2]!) : undefined;
  const fields = bytes ? fromBytes(bytes) : undefined;
  return fields ? { issuer: match![1]!.toLowerCase(), fields } : undefined;
}
