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
import type { Listed } from '../../kernel/listing/listed.js';
import { Listing } from '../../kernel/listing/listing.js';

interface Props {
  token: string;
  list: Listed<DoublePair>;
  found: { kept: PersonPick; merged: PersonPick };
  values: FormValues;
  refusal?: Refusal;
}

export function DoubleListPage({ token, list, found, values, refusal }: Props) {
  const field = fieldsOf(CompareForm, { values, refusal, found });
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>Doublons probables</h1>
        <p class="soft">Des dossiers nés le même jour qui se ressemblent. Vous décidez, et tout peut être annulé.</p>
      </div>
      <Listing
        list={list}
        path="/ccas/doublons"
        label="Doublons probables"
        words={['doublon probable', 'doublons probables']}
        csv="/ccas/doublons.csv"
        columns={[
          { head: 'Un dossier', sort: 'nom', cell: ({ one }) => <Member {...one} /> },
          { head: 'Un autre', cell: ({ other }) => <Member {...other} /> },
          { head: 'Nés le', sort: 'naissance', isSpare: true, cell: ({ bornOn }) => frenchDay(bornOn) },
          {
            head: 'Pourquoi',
            sort: 'ressemblance',
            cell: ({ why }) => why.map((each) => likenessLabels[each]).join(', '),
          },
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
        empty={(isNarrowed) =>
          isNarrowed ? (
            <Empty title="Aucun doublon pour ce choix">
              <p>Les autres s’affichent quand vous effacez le choix ci-dessus.</p>
            </Empty>
          ) : (
            <Empty title="Aucun doublon">
              <p>Chaque personne n’a qu’un dossier. Après le chargement d’une liste, revenez voir ici.</p>
            </Empty>
          )
        }
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
