import type { ComponentChildren } from 'preact';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf, instantOf } from '../../kernel/time/instant-of.js';
import { Tick } from '../../kernel/ui/choices.js';
import { Field, Form, RefusalNotice, TextArea } from '../../kernel/ui/form.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { QrImage } from '../../kernel/ui/qr-image.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { agreementStatusLabels } from '../agreement-dates.js';
import type { AgreementRow, AgreementView } from '../agreement.query.js';
import type { InsurerMemberView } from '../change-insurer-team.js';
import { TariffTable } from './parts.js';
import { TariffGrid } from './tariff-grid.js';

type Values = Record<string, string | undefined>;
const base = '/ccas/mutuelle/conventions';

export const PLAN_ROWS = 4;

export function AgreementBadge({ status }: { status: AgreementRow['status'] }) {
  const look = { in_force: 'accepted', over: 'waiting', draft: 'waiting', coming: '' }[status];
  return <span class={`badge ${look}`}>{agreementStatusLabels[status]}</span>;
}

export function AgreementListPage({ agreements }: { agreements: AgreementRow[] }) {
  return (
    <div class="stack">
      <p>
        <a href="/ccas/mutuelle">Mutuelle</a>
      </p>
      <div class="row between">
        <h1>Conventions</h1>
        <a class="button" href={`${base}/nouvelle`}>
          <Icon name="plus" /> Nouvelle convention
        </a>
      </div>
      {agreements.length === 0 ? (
        <div class="empty">
          <p>Aucune convention encore. Écrivez celle qui est signée, ou lancez d’abord un appel à partenaires.</p>
        </div>
      ) : (
        <ul class="entries">
          {agreements.map((agreement) => (
            <li>
              <div>
                <p>
                  <a href={`${base}/${agreement.id}`}>
                    <strong>{agreement.insurerName}</strong>
                  </a>{' '}
                  <AgreementBadge status={agreement.status} />
                </p>
                <p class="soft">
                  Du {frenchDay(agreement.startsOn)} au {frenchDay(agreement.endsOn)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FormProps {
  token: string;
  values: Values;
  refusal?: Refusal;
}

export function AgreementFormPage({ token, values, refusal }: FormProps) {
  return (
    <div class="stack narrow">
      <p>
        <a href={base}>Conventions</a>
      </p>
      <h1>Nouvelle convention</h1>
      <Form action={`${base}/nouvelle`} token={token} refusal={refusal}>
        {values.candidateId && <input type="hidden" name="candidateId" value={values.candidateId} />}
        {values.callId && <input type="hidden" name="callId" value={values.callId} />}
        <Field
          label="Mutuelle"
          name="insurerName"
          value={values.insurerName}
          refusal={refusal}
          autocomplete="organization"
          maxLength={120}
        />
        <Field label="SIREN" name="siren" value={values.siren} refusal={refusal} optional inputmode="numeric" />
        <div class="pair">
          <Field
            label="Téléphone pour les habitants"
            name="phone"
            type="tel"
            value={values.phone}
            refusal={refusal}
            optional
            autocomplete="off"
          />
          <Field
            label="Courriel"
            name="email"
            type="email"
            value={values.email}
            refusal={refusal}
            optional
            autocomplete="off"
          />
        </div>
        <div class="pair">
          <Field label="Premier jour" name="startsOn" type="date" value={values.startsOn} refusal={refusal} />
          <Field label="Dernier jour" name="endsOn" type="date" value={values.endsOn} refusal={refusal} />
        </div>
        <Tick
          label="Se reconduit d’elle-même, un an à la fois"
          name="isRenewedTacitly"
          checked={values.isRenewedTacitly === 'oui'}
          refusal={refusal}
        />
        <Field
          label="Préavis, en mois"
          name="noticeMonths"
          value={values.noticeMonths ?? '3'}
          refusal={refusal}
          inputmode="numeric"
        />
        <Field label="Prochain bilan annuel" name="reviewOn" type="date" value={values.reviewOn} refusal={refusal} />
        <Tick
          label="Ouverte aussi aux personnes qui travaillent dans la commune"
          name="isOpenToWorkers"
          checked={values.isOpenToWorkers === 'oui'}
          refusal={refusal}
        />
        <TextArea
          label="Note sur les tarifs"
          name="tariffNote"
          value={values.tariffNote}
          hint="Dans les mots de la mutuelle : comment l’âge est compté, quand les montants changent."
          refusal={refusal}
          optional
        />
        <h2>Formules</h2>
        {Array.from({ length: PLAN_ROWS }, (_, index) => index + 1).map((row) => (
          <div class="stack tight">
            <Field
              label={`Formule ${row}`}
              name={`plan${row}`}
              value={values[`plan${row}`]}
              refusal={refusal}
              optional={row > 1}
              autocomplete="off"
              maxLength={60}
            />
            <TextArea
              label={`Ce que couvre la formule ${row}`}
              name={`cover${row}`}
              value={values[`cover${row}`]}
              hint="Le texte de la mutuelle, tel quel."
              refusal={refusal}
              optional={row > 1}
            />
          </div>
        ))}
        <button>Enregistrer, puis entrer les tarifs</button>
      </Form>
    </div>
  );
}

export interface AgreementProps {
  token: string;
  agreement: AgreementView;
  documents: { id: string; label: string; name: string; addedAt: Date }[];
  reviews: { heldOn: string; summary: string }[];
  members: InsurerMemberView[];
  today: string;
  /** A sign-in link, shown once. */
  link?: string;
  form?: 'prices' | 'sign' | 'end' | 'review' | 'document' | 'member';
  values?: Values;
  tariffs: Values;
  refusal?: Refusal;
}

export function AgreementPage({
  token,
  agreement,
  documents,
  reviews,
  members,
  today,
  link,
  form,
  values = {},
  tariffs,
  refusal,
}: AgreementProps) {
  const path = `${base}/${agreement.id}`;
  const of = (name: AgreementProps['form']) => (form === name ? refusal : undefined);
  const typed = (name: AgreementProps['form']): Values => (form === name ? values : {});
  const isPriced = agreement.plans.every(({ tariff }) => tariff.length > 0);
  return (
    <div class="stack">
      <p>
        <a href={base}>Conventions</a>
      </p>
      <div class="row">
        <h1>{agreement.insurerName}</h1>
        <AgreementBadge status={agreement.status} />
      </div>
      {refusal && !form && <RefusalNotice refusal={refusal} />}
      {link && (
        <div class="notice accepted" role="status">
          <div class="pairing">
            <QrImage text={link} label="Code QR du lien personnel" />
            <p>
              Faites scanner ce code par la personne, avec son propre téléphone. Il vaut un quart d’heure, une fois.
            </p>
          </div>
        </div>
      )}
      <Dates agreement={agreement} />
      {agreement.status === 'draft' && (
        <Form action={`${path}/signature`} token={token} refusal={of('sign')} class="panel stack narrow">
          <h2>La convention est signée</h2>
          {!isPriced && <p class="soft">Entrez d’abord les tarifs, plus bas : ils paraîtront devant les habitants.</p>}
          <Field
            label="Signée le"
            name="signedOn"
            type="date"
            value={typed('sign').signedOn ?? today}
            refusal={of('sign')}
          />
          <button>Noter la signature</button>
        </Form>
      )}
      <Section title="Tarifs devant les habitants">
        {isPriced ? <TariffTable plans={agreement.plans} /> : <p class="soft">Pas encore de tarifs.</p>}
        <details open={form === 'prices' || !isPriced}>
          <summary>{isPriced ? 'Changer les tarifs' : 'Entrer les tarifs'}</summary>
          <Form action={`${path}/tarifs`} token={token} refusal={of('prices')}>
            <TariffGrid
              plans={agreement.plans.map(({ name }) => name)}
              values={form === 'prices' ? values : tariffs}
              refusal={of('prices')}
            />
            <button>Enregistrer les tarifs</button>
          </Form>
        </details>
      </Section>
      <Section title="Personnes de la mutuelle">
        <p class="soft">
          Elles entrent par un lien reçu par courriel, et ne voient que les personnes qui ont donné leur accord.
        </p>
        <ul class="entries">
          {members.map((member) => (
            <li>
              <div>
                <p>
                  <strong>{member.name}</strong>
                </p>
                <p class="soft">
                  {member.email} ·{' '}
                  {member.lastSeenAt
                    ? `vu·e le ${frenchMoment(instantOf(member.lastSeenAt))}`
                    : 'n’est pas encore entré·e'}
                </p>
              </div>
              <div class="row">
                <Form action={`${path}/personnes/${member.id}/lien`} token={token} class="row">
                  <button class="quiet">
                    Montrer un lien<span class="hidden-text"> pour {member.name}</span>
                  </button>
                </Form>
                <Form action={`${path}/personnes/${member.id}/retirer`} token={token} class="row">
                  <button class="quiet">
                    Retirer<span class="hidden-text"> {member.name}</span>
                  </button>
                </Form>
              </div>
            </li>
          ))}
        </ul>
        <Form action={`${path}/personnes`} token={token} refusal={of('member')} class="stack narrow">
          <Field
            label="Prénom ou nom"
            name="name"
            value={typed('member').name}
            refusal={of('member')}
            autocomplete="off"
            maxLength={80}
          />
          <Field
            label="Adresse électronique"
            name="email"
            type="email"
            value={typed('member').email}
            refusal={of('member')}
            autocomplete="off"
          />
          <button class="quiet">Ouvrir un accès</button>
        </Form>
      </Section>
      <Section title="Documents">
        <ul class="entries">
          {documents.map(({ id, label, name, addedAt }) => (
            <li>
              <a href={`${path}/documents/${id}`}>{label}</a>
              <span class="soft">
                {name}, ajouté le {frenchDay(dayOf(addedAt))}
              </span>
            </li>
          ))}
        </ul>
        <Form action={`${path}/documents`} token={token} refusal={of('document')} file class="stack narrow">
          <Field
            label="Ce que c’est"
            name="label"
            value={typed('document').label}
            hint="Convention signée, tableau des garanties…"
            refusal={of('document')}
            autocomplete="off"
            maxLength={120}
          />
          <Field
            label="Fichier"
            name="file"
            type="file"
            accept="application/pdf,image/png,image/jpeg"
            hint="PDF, PNG ou JPEG, 10 Mo au plus."
            refusal={of('document')}
          />
          <button class="quiet">Ajouter le document</button>
        </Form>
      </Section>
      {agreement.status !== 'draft' && (
        <Section title="Bilans annuels">
          <ul class="timeline">
            {reviews.map(({ heldOn, summary }) => (
              <li>
                <time dateTime={heldOn}>{frenchDay(heldOn)}</time>
                <p class="verbatim">{summary}</p>
              </li>
            ))}
          </ul>
          <Form action={`${path}/bilans`} token={token} refusal={of('review')} class="stack narrow">
            <Field
              label="Bilan tenu le"
              name="heldOn"
              type="date"
              value={typed('review').heldOn ?? today}
              refusal={of('review')}
            />
            <TextArea
              label="Ce qui a été dit"
              name="summary"
              value={typed('review').summary}
              hint="Aucun nom de personne."
              refusal={of('review')}
            />
            <Field
              label="Prochain bilan"
              name="nextOn"
              type="date"
              value={typed('review').nextOn}
              refusal={of('review')}
            />
            <button class="quiet">Noter le bilan</button>
          </Form>
        </Section>
      )}
      {(agreement.status === 'in_force' || agreement.status === 'coming') && (
        <details class="panel" open={form === 'end'}>
          <summary>Ne pas reconduire, ou terminer</summary>
          <Form action={`${path}/fin`} token={token} refusal={of('end')} class="stack narrow">
            <p>Dites-le d’abord à la mutuelle, par écrit. Les adhérents gardent leur contrat individuel.</p>
            <Field
              label="Dernier jour"
              name="lastDay"
              type="date"
              value={typed('end').lastDay ?? agreement.endsOn}
              refusal={of('end')}
            />
            <button class="danger">Noter la fin</button>
          </Form>
        </details>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Dates({ agreement }: { agreement: AgreementView }) {
  const facts: [string, string][] = [
    ['Du', frenchDay(agreement.startsOn)],
    ['Au', frenchDay(agreement.endsOn)],
    [
      'Reconduction',
      agreement.denouncedOn
        ? `non, dit le ${frenchDay(agreement.denouncedOn)}`
        : agreement.isRenewedTacitly
          ? 'tacite, un an'
          : 'aucune',
    ],
    ...(agreement.noticeBy ? [['Dire non avant le', frenchDay(agreement.noticeBy)] as [string, string]] : []),
    ['Prochain bilan', frenchDay(agreement.reviewOn)],
    ['Ouverte à', agreement.isOpenToWorkers ? 'habitants, et qui travaille ici' : 'habitants'],
    ...(agreement.phone ? [['Téléphone', frenchPhone(agreement.phone)] as [string, string]] : []),
  ];
  return (
    <dl class="facts panel">
      {facts.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
