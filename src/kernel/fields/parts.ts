import { listChecks, ofList } from './list-checks.js';
import { type FieldOptions, field, type FormClass } from './word.js';

const notObject = 'Un objet est attendu.';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A form within this one; a page names its fields `residenceProof.kind`. */
export function Part(inner: () => FormClass, options: FieldOptions = {}) {
  return field(
    {
      checks: [{ code: 'not_object', sentence: notObject, holds: isObject }],
      inner,
      schema: { type: () => inner() },
      look: { label: 'Détail', control: 'input' },
    },
    options,
  );
}

/** Several of them. */
export function Parts(
  inner: () => FormClass,
  { least = 0, most, ...options }: FieldOptions & { least?: number; most: number },
) {
  return field(
    {
      checks: [
        ...listChecks(least, most),
        { code: 'not_object', sentence: notObject, holds: ofList((values) => values.every(isObject)) },
      ],
      inner,
      isMany: true,
      schema: { type: () => inner(), isArray: true, ...(least > 0 && { minItems: least }), maxItems: most },
      look: { label: 'Détails', control: 'input' },
    },
    options,
  );
}
