import { frenchDay } from '../../../kernel/ui/french.js';
import { yearsOf } from '../c2s-check.js';
import type { CurrentScale } from '../c2s-scales.js';
import { territoryWords } from '../c2s-territory.js';

/** What the ceilings are of: which year, and where. */
export function C2sYears({ scale }: { scale: CurrentScale }) {
  return scale.isOutdated ? (
    <p class="notice waiting" role="note">
      <span>
        <strong>Attention : ces plafonds sont ceux de {yearsOf(scale)}.</strong> Ils valaient jusqu’au{' '}
        {frenchDay(scale.validThrough)} et ont pu changer depuis. Le simulateur officiel a les derniers.
      </span>
    </p>
  ) : (
    <p class="soft">
      Plafonds du {frenchDay(scale.validFrom)} au {frenchDay(scale.validThrough)}, pour{' '}
      {territoryWords[scale.territory]}.
    </p>
  );
}
