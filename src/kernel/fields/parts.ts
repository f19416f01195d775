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
  const each = (holds: (values: unknown[]) => boolean) => (value: unknown) => Array.isArray(value) && holds(value);
  return field(
    {
      checks: [
        { code: 'not_list', sentence: 'Une liste est attendue.', holds: Array.isArray },
        { code: 'too_few', sentence: 'Cette liste est trop courte.', holds: each(({ length }) => length >= least) },
        { code: 'too_many', sentence: 'Cette liste est trop longue.', holds: each(({ length }) => length <= most) },
        { code: 'not_object', sentence: notObject, holds: each((values) => values.every(isObject)) },
      ],
      inner,
      isMany: true,
      schema: { type: () => inner(), isArray: true, ...(least > 0 && { minItems: least }), maxItems: most },
      look: { label: 'Détails', control: 'input' },
    },
    options,
  );
}
