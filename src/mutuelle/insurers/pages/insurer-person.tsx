import { communeName } from '../../../ccas/communes.js';
import { frenchPhone } from '../../../kernel/text/phone.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Facts } from '../../../kernel/ui/facts.js';
import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { PlanView } from '../../agreements/agreement.query.js';
import { TransitionForm } from '../../enrolments/enrolment-form.js';
import { reasons, stateLabels } from '../../enrolments/enrolment-states.js';
import { formatReference } from '../../enrolments/reference.js';
import type { TransmittedPerson } from '../../enrolments/transmitted.query.js';
import { Reasons } from '../../enrolments/pages/reasons.js';

interface PersonProps {
  token: string;
  today: string;
  person: TransmittedPerson;
  plans: PlanView[];
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function InsurerPersonPage({ token, today, person, plans, values, refusal }: PersonProps) {
  const field = fieldsOf(TransitionForm, { values, refusal });
  const action = `/espace-mutuelle/personnes/${person.id}/suite`;
  const facts: [string, string][] = [
    ['Numéro de parcours', formatReference(person.reference)],
    ['Né·e le', person.bornOn ? frenchDay(person.bornOn) : 'Non renseigné'],
    [
      'Adresse',
      [person.address, person.postcode, person.communeCode && communeName(person.communeCode)]
        .filter(Boolean)
        .join(', ') || 'Non renseignée',
    ],
    ['Téléphone', person.phone ? frenchPhone(person.phone) : 'Non renseigné'],
    ['Courriel', person.email ?? 'Non renseigné'],
    ['Accord donné le', frenchDay(dayOf(person.consentGivenAt))],
    ['État', stateLabels[person.state]],
  ];
  return (
    <section class="narrow stack">
      <p>
        <a href="/espace-mutuelle">Toutes les personnes</a>
      </p>
      <h1>
        {person.firstName} {person.lastName}
      </h1>
      {refusal && <RefusalNotice refusal={refusal} />}
      <Facts facts={facts} class="facts panel" />
      {person.state === 'transmitted' && (
        <>
          <Form action={action} token={token} class="panel stack">
            <h2>Elle adhère</h2>
            <input type="hidden" name="to" value="enrolled" />
            <field.planId options={plans.map(({ id, name }) => [id, name])} />
            <field.effectiveOn value={values.effectiveOn ?? today} optional={false} />
            <button>Noter l’adhésion</button>
          </Form>
          <Form action={action} token={token} class="panel stack">
            <h2>Sans suite</h2>
            <input type="hidden" name="to" value="declined" />
            <Reasons reasons={reasons.declined} value={values.reason} refusal={refusal} />
            <button class="quiet">Noter qu’il n’y a pas de suite</button>
          </Form>
        </>
      )}
      {person.state === 'enrolled' && (
        <Form action={action} token={token} class="panel stack">
          <h2>L’adhésion se termine</h2>
          <input type="hidden" name="to" value="ended" />
          <field.endedOn label="Dernier jour" value={values.endedOn ?? today} optional={false} />
          <Reasons reasons={reasons.ended} value={values.reason} refusal={refusal} />
          <button class="quiet">Noter la fin</button>
        </Form>
      )}
    </section>
  );
}
