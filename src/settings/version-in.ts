import type { FormValues } from '../kernel/http/input.js';

/** The version a form was opened with; -1, which no page has, when it does not say. */
export function versionIn(body: FormValues | undefined): number {
  const text = [body?.version ?? ''].flat()[0] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
