import { DataTable } from '../../../kernel/ui/data-table.js';
import { frenchShortEuros } from '../../../kernel/ui/french.js';
import { type C2sResult, participationAges } from '../c2s-check.js';
import type { CurrentScale } from '../c2s-scales.js';
import type { Contact } from '../../../ccas/contact.js';
import { officialC2sSimulator, officialC2sSite } from '../c2s-words.js';
import { C2sNextSteps } from './c2s-next-steps.js';
import { C2sYears } from './c2s-years.js';
import { CallOrCome, LegalLine } from '../../notices/pages/notices.js';

interface AnswerProps {
  ccas: Contact;
  scale: CurrentScale;
  household: number;
  result: C2sResult;
}

const titles: Record<C2sResult['answer'], string> = {
  free: 'Vous avez probablement droit à la C2S gratuite',
  paid: 'Vous avez probablement droit à la C2S, avec participation',
  none: 'Vos ressources semblent dépasser le plafond de la C2S',
};

/** Shown once, and nowhere else. */
export function C2sAnswerPage({ ccas, scale, household, result }: AnswerProps) {
  const isEntitled = result.answer !== 'none';
  return (
    <section class="narrow stack">
      <h1>{titles[result.answer]}</h1>
      <C2sYears scale={scale} />
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
          <C2sNextSteps />
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
      <CallOrCome ccas={ccas} />
    </section>
  );
}
