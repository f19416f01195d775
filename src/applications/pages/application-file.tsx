import { answerByLabels, showingLabels } from '../application-wording.js';
import type { ApplicationView } from '../application.query.js';
import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { Facts } from '../../kernel/ui/facts.js';
import { RefusalNotice } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import { ApplicationBadge } from './application-badge.js';
import { type ApplicationFileProps, Decisions } from './application-decisions.js';

/** What was asked, and what an agent may decide now. */
export function ApplicationFilePage(props: ApplicationFileProps) {
  const { application: a, refusal } = props;
  return (
    <div class="stack">
      <div class="stack tight">
        <p class="soft">
          Demande <span class="number">{a.reference}</span>
        </p>
        <h1>
          {a.firstName} {a.lastName}
        </h1>
        <p class="row">
          <ApplicationBadge state={a.state} />
          <span class="soft">Envoyée le {frenchDay(dayOf(a.submittedAt))}</span>
        </p>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {a.twins.length > 0 && (
        <div class="notice waiting">
          <p>
            Une autre demande attend pour la même personne :{' '}
            {a.twins.map(({ id, reference }) => (
              <a href={`/ccas/demandes/${id}`}>{reference} </a>
            ))}
          </p>
        </div>
      )}
      {a.answeredAt && a.state === 'submitted' && (
        <div class="notice">
          <p>
            La personne a répondu le {frenchDay(dayOf(a.answeredAt))} à : « {a.missing} »
          </p>
        </div>
      )}
      <Asked application={a} />
      <Decisions {...props} />
      <p>
        <a class="button quiet" href={`/ccas/demandes/${a.id}/lettre.pdf`} target="_blank" rel="noopener">
          <Icon name="printer" /> Imprimer la lettre
        </a>
      </p>
    </div>
  );
}

function Asked({ application: a }: { application: ApplicationView }) {
  const facts: [string, string][] = [
    ['Né·e le', frenchDay(a.bornOn)],
    ['Adresse', `${a.address}, ${a.postcode} ${communeName(a.communeCode)}`],
    ['Téléphone', a.phone ? frenchPhone(a.phone) : 'Non donné'],
    ['Courriel', a.email ?? 'Non donné'],
    ['Réponse souhaitée', answerByLabels[a.answerBy]],
    ['Justificatif', residenceProofLabels[a.proofKind]],
    ['Le montrera', showingLabels[a.showing]],
    ['Carte d’invalidité', a.disabilityCard ? 'Oui, à voir' : 'Non'],
    ...(a.proxyName
      ? ([['Demande faite par', `${a.proxyName}, ${frenchPhone(a.proxyPhone!)}`]] satisfies [string, string][])
      : []),
  ];
  return (
    <section class="panel">
      <h2 class="hidden-text">Ce qui est demandé</h2>
      <Facts facts={facts} />
    </section>
  );
}
