import { DataTable } from '../../kernel/ui/data-table.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { frenchDay, frenchShortEuros } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { type C2sResult, type C2sScale, participationAges, yearsOf } from '../c2s-check.js';
import type { Contact } from '../contact.js';
import { officialC2sSimulator, officialC2sSite } from '../mutuelle-words.js';
import { CallUs, LegalLine } from './parts.js';

interface Props {
  token: string;
  ccas: Contact;
  scale: C2sScale;
  /** Today lies past the last day the figures are valid. */
  isOutdated: boolean;
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Two questions. What is typed is compared and thrown away. */
export function C2sPage({ token, ccas, scale, isOutdated, values = {}, refusal }: Props) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>La complémentaire santé solidaire (C2S)</h1>
        <p class="lead">Deux questions pour savoir si vous y avez probablement droit.</p>
      </div>
      <Years scale={scale} isOutdated={isOutdated} />
      <Form action="/mutuelle/c2s" token={token} refusal={refusal}>
        <Field
          label="Combien de personnes dans le foyer ?"
          name="household"
          inputmode="numeric"
          value={values.household}
          hint="Vous compris : 1 si vous vivez seul·e, 2 pour un couple."
          refusal={refusal}
          autocomplete="off"
          maxLength={3}
        />
        <Field
          label="Ressources du foyer sur un an, en euros"
          name="resources"
          inputmode="decimal"
          value={values.resources}
          hint="Tout ce que le foyer a reçu ces douze derniers mois : retraites, salaires, allocations. Par exemple 15 508."
          refusal={refusal}
          autocomplete="off"
          maxLength={20}
        />
        <Field
          label="Votre âge"
          name="age"
          inputmode="numeric"
          value={values.age}
          hint="Pour dire combien coûterait la participation à cet âge."
          refusal={refusal}
          optional
          autocomplete="off"
          maxLength={3}
        />
        <p class="notice">
          <span>
            <Icon name="shield-check" size={20} /> Rien n’est gardé : ni ces chiffres, ni la réponse. Ils ne sont ni
            enregistrés, ni dans l’adresse de la page.
          </span>
        </p>
        <button>Voir la réponse</button>
      </Form>
      <CallUs ccas={ccas} />
    </section>
  );
}

interface AnswerProps {
  ccas: Contact;
  scale: C2sScale;
  isOutdated: boolean;
  household: number;
  result: C2sResult;
}

const titles: Record<C2sResult['answer'], string> = {
  free: 'Vous avez probablement droit à la C2S gratuite',
  paid: 'Vous avez probablement droit à la C2S, avec participation',
  none: 'Vos ressources semblent dépasser le plafond de la C2S',
};

/** Shown once, and nowhere else. */
export function C2sAnswerPage({ ccas, scale, isOutdated, household, result }: AnswerProps) {
  const isEntitled = result.answer !== 'none';
  return (
    <section class="narrow stack">
      <h1>{titles[result.answer]}</h1>
      <Years scale={scale} isOutdated={isOutdated} />
      <dl class="facts">
        <div>
          <dt>Gratuite jusqu’à</dt>
          <dd>{frenchShortEuros(result.freeCeilingCents)} par an</dd>
        </div>
        <div>
          <dt>Avec participation jusqu’à</dt>
          <dd>{frenchShortEuros(result.paidCeilingCents)} par an</dd>
        </div>
        <div>
          <dt>Pour un foyer de</dt>
          <dd>{household === 1 ? '1 personne' : `${household} personnes`}</dd>
        </div>
      </dl>
      {result.answer === 'paid' &&
        (result.monthlyCents !== undefined ? (
          <p class="lead">
            À cet âge, la participation est de <strong>{frenchShortEuros(result.monthlyCents)} par mois</strong>.
          </p>
        ) : (
          <DataTable
            label="Participation par mois, selon l’âge"
            columns={['Âge', 'Par mois']}
            rows={participationAges.map((age, index) => [age, frenchShortEuros(scale.monthly[index]!)])}
          />
        ))}
      {isEntitled ? (
        <section class="stack tight">
          <h2>Et maintenant ?</h2>
          <ol>
            <li>
              Vérifiez sur le <a href={officialC2sSimulator}>simulateur officiel, mesdroitssociaux.gouv.fr</a>. Lui seul
              fait foi avec votre caisse d’assurance maladie.
            </li>
            <li>
              Faites la demande à votre caisse, sur votre compte ameli ou sur papier :{' '}
              <a href={officialC2sSite}>complementaire-sante-solidaire.gouv.fr</a>.
            </li>
            <li>Le CCAS vous aide à remplir le dossier, gratuitement.</li>
          </ol>
          <p class="row">
            <a class="button" href="/mutuelle/c2s/a-apporter.pdf">
              <Icon name="printer" /> Quoi apporter (à imprimer)
            </a>
            <a class="button quiet" href="/mutuelle/rappel">
              <Icon name="phone" /> Être rappelé·e
            </a>
          </p>
        </section>
      ) : (
        <section class="stack tight">
          <h2>Et maintenant ?</h2>
          <p>
            C’est une indication : en cas de doute, le{' '}
            <a href={officialC2sSimulator}>simulateur officiel, mesdroitssociaux.gouv.fr</a> regarde votre situation en
            détail.
          </p>
          <p>
            <a class="button" href="/mutuelle">
              Voir la mutuelle communale
            </a>
          </p>
        </section>
      )}
      <p>
        <a href="/mutuelle/c2s">Refaire le calcul</a>
      </p>
      <LegalLine ccas={ccas.name} />
      <CallUs ccas={ccas} />
    </section>
  );
}

function Years({ scale, isOutdated }: { scale: C2sScale; isOutdated: boolean }) {
  return isOutdated ? (
    <p class="notice waiting" role="note">
      <span>
        <strong>Attention : ces plafonds sont ceux de {yearsOf(scale)}.</strong> Ils valaient jusqu’au{' '}
        {frenchDay(scale.validThrough)} et ont pu changer depuis. Le simulateur officiel a les derniers.
      </span>
    </p>
  ) : (
    <p class="soft">
      Plafonds du {frenchDay(scale.validFrom)} au {frenchDay(scale.validThrough)}, France métropolitaine.
    </p>
  );
}
