import type { FormValues } from '../../kernel/http/input.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { versionToShow } from '../../ccas/version-in.js';

interface Props {
  /** As it stands now. */
  version: number;
  /** What was typed, of a form that was refused. */
  values?: FormValues;
  refusal?: Refusal;
}

/** What a form of settings was opened with. */
export function VersionField({ version, values = {}, refusal }: Props) {
  return <input type="hidden" name="version" value={String(versionToShow(version, values, refusal))} />;
}
