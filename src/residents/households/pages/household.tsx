import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { ResidentView } from '../../resident.query.js';
import type { PersonPick } from '../../resident-picks.js';
import { HouseholdForm } from '../household-form.js';
import type { Household, HouseholdMember } from '../households.query.js';
import { Proposals } from './proposals.js';

interface Props {
  token: string;
  refusal?: Refusal;
  resident: ResidentView;
  household?: Household;
  proposed: HouseholdMember[];
  /** What its field that picks a person shows. */
  found: { otherId: PersonPick };
  values: FormValues;
  /** Which form was refused. */
  refused?: string;
}

/** Who lives with this person: said by them, accepted from a proposal, picked, or registered here. */
export function HouseholdPage({ token, refusal, refused, resident, household, proposed, values, found }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const ofForm = refused === 'declare' ? refusal : undefined;
  const field = fieldsOf(HouseholdForm, { values, refusal: ofForm, found });
  const others = household?.members.filter(({ residentId }) => residentId !== resident.id) ?? [];
  return (
    <div class="stack narrow">
      <p>
        <a href={path}>
          {resident.firstName} {resident.lastName}
        </a>
      </p>
      <h1>Foyer</h1>
      {refusal && !ofForm && <RefusalNotice refusal={refusal} />}
      <p class="soft">
        Les personnes qui disent vivre ensemble. Ce qu’elles sont l’une pour l’autre n’est ni demandé ni noté.
      </p>
      {others.length > 0 && (
        <section class="panel stack">
          <h2>Dans son foyer</h2>
          <ul class="plain-list">
            {others.map(({ residentId, firstName, lastName, joinedAt }) => (
              <li>
                <a href={`/ccas/usagers/${residentId}`}>
                  {firstName} {lastName}
                </a>{' '}
                <span class="soft">depuis le {frenchDay(dayOf(joinedAt))}</span>
              </li>
            ))}
          </ul>
          <Form action={`${path}/foyer/sortie`} token={token} class="inline">
            <button class="quiet">
              {resident.firstName} {resident.lastName} n’y vit plus
            </button>
          </Form>
        </section>
      )}
      {proposed.length > 0 && (
        <section class="panel">
          <Proposals path={path} token={token} proposed={proposed} level={2} />
        </section>
      )}
      <section class="stack tight">
        <h2>Quelqu’un d’autre</h2>
        <Form action={`${path}/foyer`} token={token} refusal={ofForm}>
          <field.otherId />
          <p>
            <button class="quiet">Ils vivent ensemble</button>
          </p>
        </Form>
      </section>
    </div>
  );
}
