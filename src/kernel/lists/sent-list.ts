import { InvalidInput } from '../errors/domain-error.js';
import type { FileFormValues, SentFile } from '../http/file-form.js';
import type { Read } from '../screens/screen-plan.js';

/**
 * The list that was chosen in the field `file`, and whether it is only tried.
 * @throws InvalidInput
 */
export function sentList(
  values: FileFormValues['values'],
  { file }: FileFormValues['files'],
): SentFile & { dryRun: boolean } {
  if (!file || file.bytes.length === 0)
    throw new InvalidInput([{ field: 'file', code: 'required', detail: 'Choisissez un fichier CSV.' }]);
  return { ...file, dryRun: values.dryRun === 'true' };
}

/** A short list, and whether what may be done with its lines is done at once: approve the partners, publish the offers. */
export type SentList = ReturnType<typeof readSentList>;

/** @throws InvalidInput */
export function readSentList(...[values, files]: Parameters<Read>) {
  return { ...sentList(values, files), atOnce: values.atOnce === 'true' };
}
