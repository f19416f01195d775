import { communeName } from '../../ccas/communes.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { DoublePair } from '../../residents/double-pairs.query.js';
import { likenessLabels } from '../../residents/likeness.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { FormValues } from '../../kernel/http/input.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { PersonPick } from '../../residents/resident-picks.js';
import { CompareForm } from '../compare-form.js';
import { Empty } from '../../kernel/ui/empty.js';
import { List } from '../../kernel/ui/list.js';

interface Props {
  token: string;
  pairs: DoublePair[];
  nextHref?: string;
  found: { kept: PersonPick; merged: PersonPick };
  values: FormValues;
  refusal?: Refusal;
}

export function DoubleListPage({ token, pairs, nextHref, found, values, refusal }: Props) {
  const field = fieldsOf(CompareForm, { values, refusal, found });
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Doublons probables</h1>
        <p class="soft">Des dossiers nés le même jour qui se ressemblent. Vous décidez, et tout peut être annulé.</p>
      </div>
      <List
        plainBecause="pairs, found as dossiers of one birthday are compared: how many there are is known once all are"
        label="Doublons probables"
        rows={pairs}
        columns={[
          { head: 'Un dossier', cell: ({ one }) => <Member {...one} /> },
          { head: 'Un autre', cell: ({ other }) => <Member {...other} /> },
          { head: 'Nés le', cell: ({ bornOn }) => frenchDay(bornOn) },
          { head: 'Pourquoi', cell: ({ why }) => why.map((each) => likenessLabels[each]).join(', ') },
          {
            head: 'Suite',
            isHeadHidden: true,
            cell: ({ one, other }) => (
              <a href={`/ccas/doublons/${one.id}/${other.id}`}>
                Comparer
                <span class="hidden-text">
                  {' '}
                  {one.firstName} {one.lastName} et {other.firstName} {other.lastName}
                </span>
              </a>
            ),
          },
        ]}
        empty={
          <Empty title="Aucun doublon">
            <p>Chaque personne n’a qu’un dossier. Après le chargement d’une liste, revenez voir ici.</p>
          </Empty>
        }
        nextHref={nextHref}
      />
      <Form action="/ccas/doublons" token={token} refusal={refusal} class="panel stack narrow">
        <h2>Comparer deux autres dossiers</h2>
        <field.kept />
        <field.merged />
        <p>
          <button class="quiet">Comparer</button>
        </p>
      </Form>
    </div>
  );
}

function Member({ lastName, firstName, communeCode }: DoublePair['one']) {
  return (
    <>
      <strong>{lastName}</strong> {firstName}, {communeName(communeCode)}
    </>
  );
}
