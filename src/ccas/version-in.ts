import { Whole } from '../kernel/fields/numbers.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';

/** Which no page has. */
const NO_VERSION = -1;

/** What a page of settings sends, whatever else it asks. */
export abstract class VersionedForm {
  /** The one it was opened with. */
  @Whole({ min: NO_VERSION })
  version = NO_VERSION;
}

/** The version a form was opened with; -1, which no page has, when it does not say. */
export function versionIn(body: FormValues | undefined): number {
  const text = oneText(body?.version);
  return /^\d{1,9}$/.test(text) ? Number(text) : NO_VERSION;
}

/**
 * The version a page of settings carries. A refused form keeps the one it was opened with; but told once that another
 * manager saved meanwhile, who saves again does so knowingly, with the version of what was shown beside it.
 * @param saved as it stands now
 * @param values what was typed, of a form that was refused
 */
export function versionToShow(saved: number, values: FormValues, refusal: Refusal | undefined): number {
  const isKept = refusal && refusal.code !== 'settings_changed' && values.version !== undefined;
  return isKept ? versionIn(values) : saved;
}
