import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import type { ResidentView } from '../../residents/resident.query.js';
import { verdictSentences } from '../../redemptions/verdict-sentences.js';
import type { PassEvent } from '../../redemptions/pass-history.query.js';
import type { Dossier } from '../dossier.query.js';
import { MutuellePanel } from '../../mutuelle/pages/mutuelle-panel.js';
import { CarersPanel, PhonesPanel, RightsPanel } from './holding-panels.js';
import { MergedDossiers } from './merged-dossiers.js';
import { PassPlate } from './pass-plate.js';
import { instantOf } from '../../kernel/time/instant-of.js';

interface Props extends Dossier {
  token: string;
  today: string;
  refusal?: Refusal;
  /** What was typed to allow a carer, when that was refused. */
  carerForm?: { values: Record<string, string | undefined>; refusal: Refusal };
}

/** Left, who and the pass, with the next likely action as the one filled button; right, everything that happened. */
export function DossierPage({ token, today, refusal, carerForm, ...dossier }: Props) {
  const { resident, passes, events } = dossier;
  const path = `/ccas/usagers/${resident.id}`;
  const held = passes[0]?.status === 'active' || passes[0]?.status === 'suspended' ? passes[0] : undefined;
  if (resident.isErased)
    return (
      <div class="stack">
        <h1>Dossier effacé</h1>
        <p>Les informations de cette personne ont été effacées. Il ne reste que des utilisations sans nom.</p>
      </div>
    );
  return (
    <div class="stack">
      <h1>
        {resident.firstName} {resident.lastName}
      </h1>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div class="dossier">
        <div class="stack">
          <PassPlate token={token} residentId={resident.id} pass={passes[0]} isRenewable={dossier.isRenewable} />
          <Identity resident={resident} />
          {held && <PhonesPanel token={token} path={path} passId={held.id} phones={dossier.phones} />}
          <CarersPanel
            token={token}
            path={path}
            passId={held?.id}
            carers={dossier.carers}
            today={today}
            {...carerForm}
          />
          <MutuellePanel residentId={resident.id} enrolments={dossier.enrolments} />
          <RightsPanel token={token} path={path} requests={dossier.requests} />
          <MergedDossiers
            token={token}
            residentId={resident.id}
            merges={dossier.merges}
            otherPasses={passes.slice(1)}
          />
        </div>
        <section class="stack">
          <h2>Ce qui s’est passé</h2>
          {events.length === 0 ? (
            <div class="empty">
              <p>Rien encore. Les utilisations et les refus chez les partenaires s’afficheront ici.</p>
            </div>
          ) : (
            <ol class="timeline">
              {events.map((event) => (
                <Event event={event} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}

function Identity({ resident }: { resident: ResidentView }) {
  const { residenceProof } = resident;
  const facts: [string, string][] = [
    ['Né·e le', frenchDay(resident.bornOn)],
    ['Commune', communeName(resident.communeCode)],
    ['Adresse', [resident.address, resident.postcode].filter(Boolean).join(', ') || 'Non renseignée'],
    ['Téléphone', resident.phone ? frenchPhone(resident.phone) : 'Non renseigné'],
    ['Courriel', resident.email ?? 'Non renseigné'],
    [
      'Justificatif',
      residenceProof
        ? `${residenceProofLabels[residenceProof.kind as 'energy']}, vu le ${frenchDay(residenceProof.seenOn)}`
        : 'Pas encore vu',
    ],
  ];
  return (
    <section class="panel">
      <h2 class="hidden-text">Identité</h2>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a class="button quiet" href={`/ccas/usagers/${resident.id}/modifier`}>
          <Icon name="pencil" /> Corriger
        </a>
      </p>
    </section>
  );
}

function Event({ event }: { event: PassEvent }) {
  const where = [event.offer, event.partner].filter(Boolean).join(', ');
  const sentence = event.verdict && verdictSentences[event.verdict];
  return (
    <li class={event.kind === 'refusal' ? 'refused' : undefined}>
      <time dateTime={event.at.toISOString()}>{frenchMoment(instantOf(event.at))}</time>
      {sentence ? (
        <details>
          <summary>
            <Icon name="octagon-x" size={18} /> Refus{where && ` : ${where}`}
          </summary>
          <p>
            {sentence.why} {sentence.next}
          </p>
        </details>
      ) : (
        <span>
          <Icon name="check" size={18} /> {where} {event.voided && <span class="badge waiting">Annulée</span>}
        </span>
      )}
    </li>
  );
}
