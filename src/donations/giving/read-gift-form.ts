import type { FormValues } from '../../kernel/http/input.js';

/** One value of a form, as it was typed. */
export function textIn(values: FormValues, name: string): string | undefined {
  return [values[name] ?? []].flat()[0];
}
