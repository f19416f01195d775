import { PermanenceDay } from '../../../appointments/pages/permanence-day.js';
import { WalkIn } from './walk-in.js';

type DayProps = Omit<Parameters<typeof PermanenceDay>[0], 'children'> & {
  ccas: string;
  values: Record<string, string | undefined>;
};

/** Who comes to a permanence of the mutuelle, and who comes without an appointment. */
export function PermanenceDayPage({ ccas, values, ...day }: DayProps) {
  const { token, desk, permanence, refusal } = day;
  return (
    <PermanenceDay {...day}>
      <WalkIn
        token={token}
        path={`${desk.path}/${permanence.id}`}
        ccas={ccas}
        insurerName={permanence.hostName}
        values={values}
        refusal={refusal}
      />
    </PermanenceDay>
  );
}
