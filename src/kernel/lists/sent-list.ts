import { type FileFormValues, mustBeChosen, type SentFile } from '../http/file-form.js';
import type { Read } from '../screens/screen-plan.js';

/**
 * The list that was chosen in the field `file`, and whether it is only tried.
 * @throws InvalidInput
 */
export function sentList(
  values: FileFormValues['values'],
  files: FileFormValues['files'],
): SentFile & { dryRun: boolean } {
  return { ...mustBeChosen(files, 'Choisissez un fichier CSV ou Excel (.xlsx).'), dryRun: values.dryRun === 'true' };
}

/** A short list, and whether what may be done with its lines is done at once: approve the partners, publish the offers. */
export type SentList = ReturnType<typeof readSentList>;

/** @throws InvalidInput */
export function readSentList(...[values, files]: Parameters<Read>) {
  return { ...sentList(values, files), atOnce: values.atOnce === 'true' };
}
