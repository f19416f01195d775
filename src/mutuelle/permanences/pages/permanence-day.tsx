import { PermanenceDay } from '../../../appointments/pages/permanence-day.js';
import type { PersonPick } from '../../../residents/resident-picks.js';
import { WalkIn } from './walk-in.js';

type DayProps = Omit<Parameters<typeof PermanenceDay>[0], 'children'> & {
  ccas: string;
  values: Record<string, string | undefined>;
  found: { residentId: PersonPick };
};

/** Who comes to a permanence of the mutuelle, and who comes without an appointment. */
export function PermanenceDayPage({ ccas, values, found, ...day }: DayProps) {
  const { token, desk, permanence, refusal } = day;
  return (
    <PermanenceDay {...day}>
      <WalkIn
        token={token}
        path={`${desk.path}/${permanence.id}`}
        ccas={ccas}
        insurerName={permanence.hostName}
        values={values}
        found={found}
        refusal={refusal}
      />
    </PermanenceDay>
  );
}
