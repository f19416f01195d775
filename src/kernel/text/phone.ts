import { createRequire } from 'node:module';
import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core';

const metadata = createRequire(import.meta.url)('libphonenumber-js/metadata.min.json') as MetadataJson;

/** `01 43 75 00 00` → `+33143750000`; undefined for what is no telephone number. */
export function toE164(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text, 'FR', metadata);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** `+33143750000` → `01 43 75 00 00` */
export function frenchPhone(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164, metadata);
  return parsed?.country === 'FR' ? parsed.formatNational() : (parsed?.formatInternational() ?? e164);
}
