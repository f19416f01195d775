import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import { type FormValues, oneText } from '../../kernel/http/input.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import type { Consent, DossierEvent, DossierPanel } from '../../residents/dossier-parts.js';
import type { ResidentView } from '../../residents/resident.query.js';
import type { Dossier } from '../dossier.query.js';
import { DossierTimeline } from './dossier-timeline.js';
import { CarersPanel, PhonesPanel } from '../../holders/pages/holding-panels.js';
import { MutuellePanel } from '../../mutuelle/pages/mutuelle-panel.js';
import { MergedDossiers } from '../../passes/pages/merged-dossiers.js';
import { PassPlate } from '../../passes/pages/pass-plate.js';
import { RightsPanel } from '../../holders/pages/rights-panel.js';
import { UsesPanel } from '../../redemptions/pages/uses.js';

interface Props extends Dossier {
  token: string;
  today: string;
  refusal?: Refusal;
  /** What was typed in the form that was refused, and which it was: a note, a carer, or none that asks for anything. */
  values: FormValues;
  refused?: string;
  shown?: DossierEvent['kind'];
  /** A use was taken back just now. */
  isVoided?: boolean;
}

/** Left, who and the pass, with the next likely action as the one filled button; right, everything that happened. */
export function DossierPage({ token, today, values, refusal, refused, shown, ...dossier }: Props) {
  const ofCarer = refused === 'allowInDossier' ? { values, refusal } : undefined;
  const ofNote = refused === 'addToDossier' ? refusal : undefined;
  const { resident, passes } = dossier;
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
      {refusal && !ofCarer && !ofNote && <RefusalNotice refusal={refusal} />}
      {resident.restrictedAt && <Restricted token={token} path={path} since={resident.restrictedAt} />}
      <div class="dossier">
        <div class="stack">
          <PassPlate
            token={token}
            residentId={resident.id}
            pass={passes[0]}
            isRenewable={dossier.isRenewable}
            categories={dossier.categories}
            categoryLabels={dossier.categoryLabels}
          />
          <Identity resident={resident} />
          {passes.length > 0 && <UsesPanel token={token} path={path} uses={dossier.uses} isVoided={dossier.isVoided} />}
          {held && <PhonesPanel token={token} path={path} passId={held.id} phones={dossier.phones} />}
          <CarersPanel token={token} path={path} passId={held?.id} carers={dossier.carers} today={today} {...ofCarer} />
          <MutuellePanel residentId={resident.id} enrolments={dossier.enrolments} />
          {dossier.panels.map((panel) => (
            <SlicePanel panel={panel} />
          ))}
          <Consents consents={dossier.consents} />
          <RightsPanel token={token} path={path} requests={dossier.requests} today={today} />
          <MergedDossiers
            token={token}
            residentId={resident.id}
            merges={dossier.merges}
            otherPasses={passes.slice(1)}
          />
        </div>
        <DossierTimeline
          token={token}
          path={path}
          events={dossier.events}
          hasMore={dossier.hasMoreEvents}
          names={dossier.names}
          shown={shown}
          noteForm={ofNote && { text: oneText(values.text), refusal: ofNote }}
        />
      </div>
    </div>
  );
}

function Restricted({ token, path, since }: { token: string; path: string; since: string }) {
  return (
    <div class="notice waiting stack tight">
      <p>
        <strong>Usage limité depuis le {frenchDay(since.slice(0, 10))}.</strong> Gardez ce dossier, et ne vous en servez
        que si la personne le demande. Ni rappel, ni impression par lot, ni correction. Son pass reste valable.
      </p>
      <details>
        <summary>Lever la limitation</summary>
        <div class="stack tight">
          <p>
            La personne doit être prévenue avant.{' '}
            <a href={`${path}/limitation.pdf`} target="_blank" rel="noopener">
              Imprimer la lettre
            </a>
          </p>
          <Form action={`${path}/limitation/lever`} token={token} class="inline">
            <button class="quiet">La personne est prévenue, lever la limitation</button>
          </Form>
        </div>
      </details>
    </div>
  );
}

/** What another slice shows here. */
function SlicePanel({ panel }: { panel: DossierPanel }) {
  return (
    <section class="panel stack">
      <h2>{panel.title}</h2>
      {panel.lines.length === 0 && <p class="soft">{panel.empty}</p>}
      {panel.lines.length > 0 && (
        <ul class="plain-list">
          {panel.lines.map(({ text, detail, href }) => (
            <li>
              {href ? <a href={href}>{text}</a> : <strong>{text}</strong>}
              {detail && <span class="soft">{detail}</span>}
            </li>
          ))}
        </ul>
      )}
      {panel.action && (
        <p>
          <a class="button quiet" href={panel.action.href}>
            {panel.action.label}
          </a>
        </p>
      )}
    </section>
  );
}

function Consents({ consents }: { consents: Consent[] }) {
  if (consents.length === 0) return null;
  return (
    <section class="panel stack">
      <h2>Accords donnés</h2>
      <ul class="plain-list">
        {consents.map(({ what, since, until, how }) => (
          <li>
            {until ? <s>{what}</s> : <strong>{what}</strong>}
            <span class="soft">
              {until
                ? `Du ${frenchDay(since)} au ${frenchDay(until)}, ${how}`
                : `Depuis le ${frenchDay(since)}, ${how}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
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
    ...(resident.reference ? [['Référence', resident.reference] as [string, string]] : []),
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
      {!resident.restrictedAt && (
        <p>
          <a class="button quiet" href={`/ccas/usagers/${resident.id}/modifier`}>
            <Icon name="pencil" /> Corriger
          </a>
        </p>
      )}
    </section>
  );
}
