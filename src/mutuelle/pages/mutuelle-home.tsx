import { frenchPhone } from '../../kernel/text/phone.js';
import { parisDay } from '../../kernel/time/clock.js';
import { counted, frenchDay, frenchWeekday } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { AgreementView } from '../agreements/agreement.query.js';
import type { CurrentScale } from '../c2s/c2s-scales.js';
import type { Contact } from '../../ccas/contact.js';
import { permanenceKindLabels } from '../../appointments/booking-wording.js';
import { c2sCostLine } from '../c2s/c2s-words.js';
import type { PermanenceView } from '../../appointments/permanence.query.js';
import { hourOf } from '../../appointments/slots.js';
import { CallOrCome, LegalLine } from '../notices/pages/notices.js';
import { TariffTable } from '../agreements/pages/tariff-table.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  ccas: Contact;
  communes: string[];
  agreement?: AgreementView;
  permanences: PermanenceView[];
  /** Last known figures of the C2S. */
  scale: CurrentScale;
}

/** What it is and what it is not, who may join, what the mutuelle states, and how to be received. */
export function MutuelleHomePage({ ccas, communes, agreement, permanences, scale }: Props) {
  return (
    <div class="stack">
      <div class="hero">
        <h1>La mutuelle communale</h1>
        <p class="lead">
          Une complémentaire santé négociée par la commune, ouverte à tous ses habitants, sans questionnaire de santé.
        </p>
        <p class="row">
          <a class="button" href="/mutuelle/rendez-vous">
            <Icon name="calendar-plus" /> Prendre un rendez-vous
          </a>
          <a class="button quiet" href="/mutuelle/rappel">
            <Icon name="phone" /> Être rappelé·e
          </a>
          <a class="button quiet" href="/mutuelle/papier.pdf">
            <Icon name="printer" /> Imprimer en gros caractères (PDF)
          </a>
        </p>
      </div>
      <LegalLine ccas={ccas.name} />
      <section class="panel stack">
        <div class="stack tight">
          <h2>Avant tout : avez-vous droit à la complémentaire santé solidaire ?</h2>
          <p>
            {c2sCostLine(scale)}{' '}
            {scale.isOfElsewhere
              ? 'Le simulateur officiel répond avec les plafonds d’ici.'
              : 'Deux questions suffisent, et rien n’est gardé.'}
          </p>
        </div>
        <p>
          <a class="button" href="/mutuelle/c2s">
            <Icon name="calculator" /> {scale.isOfElsewhere ? 'Voir où vérifier' : 'Vérifier en une minute'}
          </a>
        </p>
      </section>
      <div class="columns">
        <section class="stack tight">
          <h2>Ce que c’est</h2>
          <ul>
            <li>Un contrat de groupe : la même cotisation pour toutes les personnes du même âge.</li>
            <li>Une convention entre le CCAS et une mutuelle, revue chaque année.</li>
            <li>Un représentant de la mutuelle qui vous reçoit près de chez vous.</li>
          </ul>
        </section>
        <section class="stack tight">
          <h2>Ce que ce n’est pas</h2>
          <ul>
            <li>Une aide du CCAS : la cotisation se paie à la mutuelle.</li>
            <li>Une obligation : vous gardez votre mutuelle si elle vous convient.</li>
            <li>Un conseil : le CCAS ne dit pas quelle mutuelle choisir.</li>
          </ul>
        </section>
      </div>
      <section class="stack tight">
        <h2>Qui peut y adhérer ?</h2>
        <ul>
          <li>Toute personne qui habite {communes.join(', ')}, quel que soit son âge.</li>
          {agreement?.isOpenToWorkers && (
            <li>Les personnes qui travaillent dans la commune, même si elles habitent ailleurs.</li>
          )}
          <li>Votre état de santé n’est pas demandé.</li>
        </ul>
      </section>
      {agreement ? (
        <Levels agreement={agreement} />
      ) : (
        <Empty title="Pas de convention en ce moment">
          <p>
            Aucune mutuelle n’est liée à la commune aujourd’hui. Laissez-nous votre numéro : nous vous préviendrons.
          </p>
        </Empty>
      )}
      <section class="stack">
        <h2>Prochaines réunions et permanences</h2>
        {permanences.length === 0 ? (
          <Empty>
            <p>Aucune date pour le moment. Demandez à être rappelé·e : nous vous dirons les prochaines.</p>
          </Empty>
        ) : (
          <ul class="entries">
            {permanences.slice(0, 6).map((permanence) => (
              <li>
                <div>
                  <p>
                    <strong>
                      {frenchWeekday(parisDay(permanence.startsAt))}, {hourOf(permanence.startsAt)} –{' '}
                      {hourOf(permanence.endsAt)}
                    </strong>
                  </p>
                  <p>
                    {permanenceKindLabels[permanence.kind]} · {permanence.place}
                  </p>
                  <p class="soft">
                    {permanence.isAccessible ? 'Accessible en fauteuil' : 'Non accessible en fauteuil'} ·{' '}
                    {placesLeft(permanence)}
                  </p>
                </div>
                <a class="button quiet" href="/mutuelle/rendez-vous">
                  Réserver<span class="hidden-text"> le {frenchDay(parisDay(permanence.startsAt))}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="panel stack tight">
        <h2>Vous avez déjà une mutuelle ?</h2>
        <p>
          Après un an, elle peut être quittée n’importe quel jour, avec un mois de préavis.{' '}
          <a href="/mutuelle/resiliation">Calculer la date la plus proche</a>
        </p>
      </section>
      <CallOrCome ccas={ccas} />
    </div>
  );
}

function Levels({ agreement }: { agreement: AgreementView }) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h2>Les niveaux et les cotisations</h2>
        <p>
          Convention avec {agreement.insurerName}, jusqu’au {frenchDay(agreement.endsOn)}. Les textes et les montants
          ci-dessous sont ceux de la mutuelle.
        </p>
      </div>
      <dl class="facts">
        {agreement.plans.map(({ name, cover }) => (
          <div>
            <dt>{name}</dt>
            <dd class="verbatim">{cover}</dd>
          </div>
        ))}
      </dl>
      <h3>Cotisation par mois et par personne</h3>
      <TariffTable plans={agreement.plans} />
      {agreement.tariffNote && <p class="soft verbatim">{agreement.tariffNote}</p>}
      {agreement.phone && (
        <p>
          {agreement.insurerName} : <a href={`tel:${agreement.phone}`}>{frenchPhone(agreement.phone)}</a>
        </p>
      )}
    </section>
  );
}

function placesLeft({ capacity, taken, waiting }: PermanenceView): string {
  const left = capacity - taken;
  if (left > 0) return counted(left, 'place libre', 'places libres');
  return waiting > 0 ? `complet, ${counted(waiting, 'personne')} en attente` : 'complet, liste d’attente ouverte';
}
