import { communeName } from '../../../ccas/communes.js';
import { dayOf } from '../../../kernel/time/instant-of.js';
import { Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { SearchBox } from '../../../kernel/ui/search-box.js';
import type { PersonRow } from '../../find-people.query.js';
import type { ResidentView } from '../../resident.query.js';
import type { Household, HouseholdMember } from '../households.query.js';
import { Proposals } from './proposals.js';
import { SaidOfTwo } from './said-of-two.js';

interface Props {
  token: string;
  refusal?: Refusal;
  resident: ResidentView;
  household?: Household;
  proposed: HouseholdMember[];
  typed?: string;
  /** By what was typed; undefined before anything was. */
  found?: PersonRow[];
}

/** Who lives with this person: said by them, accepted from a proposal, or found by name. */
export function HouseholdPage({ token, refusal, resident, household, proposed, typed, found }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const others = household?.members.filter(({ residentId }) => residentId !== resident.id) ?? [];
  return (
    <div class="stack narrow">
      <p>
        <a href={path}>
          {resident.firstName} {resident.lastName}
        </a>
      </p>
      <h1>Foyer</h1>
      {refusal && <RefusalNotice refusal={refusal} />}
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
          <Proposals path={path} token={token} proposed={proposed} />
        </section>
      )}
      <section class="stack tight">
        <h2>Quelqu’un d’autre</h2>
        <SearchBox
          action={`${path}/foyer/recherche`}
          field="q"
          label="Qui vit avec cette personne ?"
          placeholder="Nom, date de naissance, téléphone…"
          token={token}
          value={typed}
        />
        {found && <Found path={path} token={token} found={found} />}
      </section>
    </div>
  );
}

function Found({ path, token, found }: { path: string; token: string; found: PersonRow[] }) {
  if (found.length === 0)
    return <p role="status">Personne ne correspond. Essayez avec trois lettres du nom, ou inscrivez la personne.</p>;
  return (
    <ul class="plain-list" role="status">
      {found.map(({ id, firstName, lastName, bornOn, communeCode }) => (
        <li class="stack tight">
          <span>
            <a href={`/ccas/usagers/${id}`}>
              {firstName} {lastName}
            </a>{' '}
            <span class="soft">
              né·e le {frenchDay(bornOn)}, {communeName(communeCode)}
            </span>
          </span>
          <SaidOfTwo
            action={`${path}/foyer`}
            words="Ils vivent ensemble"
            look="quiet"
            token={token}
            other={{ id, firstName, lastName }}
          />
        </li>
      ))}
    </ul>
  );
}
