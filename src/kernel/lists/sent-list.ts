import { InvalidInput } from '../errors/domain-error.js';
import type { FileFormValues, SentFile } from '../http/file-form.js';

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
