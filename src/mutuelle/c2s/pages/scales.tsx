import { DataTable } from '../../../kernel/ui/data-table.js';
import { Field, Form, Select } from '../../../kernel/ui/form.js';
import { frenchDay, frenchShortEuros } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { participationAges } from '../c2s-check.js';
import type { C2sScaleView } from '../c2s-scales.js';
import { c2sTerritories, type C2sTerritory, territoryWords } from '../c2s-territory.js';
import { scaleFields } from '../read-c2s-scale.js';

type Values = Record<string, string | undefined>;

interface Props {
  token: string;
  scales: C2sScaleView[];
  isManager: boolean;
  /** Past its last day. */
  isOutdated: boolean;
  /** Where the current ones hold, when this CCAS is not there. */
  ofElsewhere?: C2sTerritory;
  /** The row being corrected; none: a new one. */
  editedId?: string;
  values: Values;
  refusal?: Refusal;
}

const sizes = ['1 personne', '2 personnes', '3 personnes', '4 personnes', 'Chaque personne de plus'];
const labels: Record<(typeof scaleFields)[number], string> = {
  free1: 'Gratuite, 1 personne',
  free2: 'Gratuite, 2 personnes',
  free3: 'Gratuite, 3 personnes',
  free4: 'Gratuite, 4 personnes',
  freeMore: 'Gratuite, par personne de plus',
  paid1: 'Avec participation, 1 personne',
  paid2: 'Avec participation, 2 personnes',
  paid3: 'Avec participation, 3 personnes',
  paid4: 'Avec participation, 4 personnes',
  paidMore: 'Avec participation, par personne de plus',
  monthlyUnder30: 'Par mois, moins de 30 ans',
  monthlyFrom30: 'Par mois, 30 à 49 ans',
  monthlyFrom50: 'Par mois, 50 à 59 ans',
  monthlyFrom60: 'Par mois, 60 à 69 ans',
  monthlyFrom70: 'Par mois, 70 ans et plus',
};

/** The law is data: each row has its dates and its source, and the page says when the last one has run out. */
export function ScalesPage({ token, scales, isManager, isOutdated, ofElsewhere, editedId, values, refusal }: Props) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <h1>Plafonds de la C2S</h1>
      {isOutdated && (
        <p class="notice waiting">
          <span>
            <strong>Aucun plafond ne vaut pour aujourd’hui.</strong> Les habitants voient les derniers connus, avec un
            avertissement. Ils changent chaque 1er avril : entrez les nouveaux dès qu’ils sont publiés.
          </span>
        </p>
      )}
      {ofElsewhere && (
        <p class="notice waiting">
          <span>
            <strong>Ces plafonds sont ceux de {territoryWords[ofElsewhere]}.</strong> Ici, ils sont différents. Les
            habitants n’ont pas de réponse : la page les envoie au simulateur officiel, jusqu’à ce qu’un responsable
            entre les plafonds d’ici.
          </span>
        </p>
      )}
      {scales.map((scale) => (
        <section class="panel stack">
          <div class="row between">
            <h2>
              Du {frenchDay(scale.validFrom)} au {frenchDay(scale.validThrough)}
            </h2>
            {isManager && (
              <a class="button quiet" href={`/ccas/mutuelle/c2s?corriger=${scale.id}#formulaire`}>
                Corriger<span class="hidden-text"> les plafonds du {frenchDay(scale.validFrom)}</span>
              </a>
            )}
          </div>
          <DataTable
            label={`Plafonds annuels du ${frenchDay(scale.validFrom)}`}
            columns={['Foyer', 'Gratuite', 'Avec participation']}
            rows={sizes.map((size, index) => [
              size,
              frenchShortEuros(scale.free[index]!),
              frenchShortEuros(scale.paid[index]!),
            ])}
          />
          <DataTable
            label={`Participation par mois, du ${frenchDay(scale.validFrom)}`}
            columns={['Âge', 'Par mois']}
            rows={participationAges.map((age, index) => [age, frenchShortEuros(scale.monthly[index]!)])}
          />
          <p class="soft">
            Pour {territoryWords[scale.territory]}. Source : {scale.source}
          </p>
        </section>
      ))}
      {isManager ? (
        <div id="formulaire">
          <Form
            action={editedId ? `/ccas/mutuelle/c2s/${editedId}` : '/ccas/mutuelle/c2s'}
            token={token}
            refusal={refusal}
            class="stack narrow"
          >
            <h2>{editedId ? 'Corriger ces plafonds' : 'Entrer les plafonds suivants'}</h2>
            <div class="pair">
              <Field label="Du" name="validFrom" type="date" value={values.validFrom} refusal={refusal} />
              <Field label="Au" name="validThrough" type="date" value={values.validThrough} refusal={refusal} />
            </div>
            <Field
              label="Source"
              name="source"
              value={values.source}
              hint="Le texte officiel, ou l’adresse de la page."
              refusal={refusal}
              autocomplete="off"
              maxLength={300}
            />
            <Select
              label="Ces plafonds valent pour"
              name="territory"
              value={values.territory}
              options={c2sTerritories.map((each): [string, string] => [each, territoryWords[each]])}
              refusal={refusal}
            />
            <div class="pair">
              {scaleFields.map((field) => (
                <Field
                  label={labels[field]}
                  name={field}
                  value={values[field]}
                  refusal={refusal}
                  inputmode="decimal"
                  autocomplete="off"
                />
              ))}
            </div>
            <button>Enregistrer</button>
          </Form>
        </div>
      ) : (
        <p class="soft">Seul un responsable peut entrer ou corriger ces montants.</p>
      )}
    </div>
  );
}
