import type { FormValues } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';

/** The version a form was opened with; -1, which no page has, when it does not say. */
export function versionIn(body: FormValues | undefined): number {
  const text = [body?.version ?? ''].flat()[0] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/**
 * The version a page of settings carries. A refused form keeps the one it was opened with; but told once that another
 * manager saved meanwhile, who saves again does so knowingly, with the version of what was shown beside it.
 * @param saved as it stands now
 */
export function versionToShow(saved: number, sent: FormValues, refusal: Refusal | undefined): number {
  const isKept = refusal && refusal.code !== 'settings_changed' && Object.keys(sent).length > 0;
  return isKept ? versionIn(sent) : saved;
}
