import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Fourteen digits that hold by Luhn; La Poste's by its own rule, which `stdnum` knows. */
export function isSiret(text: string): boolean {
  return /^\d{14}$/.test(text) && french().siret!.validate(text).isValid;
}

/** Nine digits that hold by Luhn. */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && french().siren!.validate(text).isValid;
}

/** `stdnum` knows every country's numbers, and takes its time to be read. */
function french() {
  const { stdnum } = require('stdnum') as typeof import('stdnum');
  return stdnum.FR!;
}
