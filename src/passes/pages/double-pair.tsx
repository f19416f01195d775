import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { PassView } from '../pass.query.js';
import { differs, type MergeCandidate, mergeFields, type MergeField, proposed } from '../../residents/merged-values.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { PassBadge } from './pass-badge.js';

interface Props {
  token: string;
  /** The older dossier is proposed to be kept. */
  kept: MergeCandidate;
  merged: MergeCandidate;
  passes: Map<string, PassView[]>;
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

const labels: Record<MergeField, string> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  bornOn: 'Date de naissance',
  home: 'Adresse',
  phone: 'Téléphone',
  email: 'Courriel',
  residenceProof: 'Justificatif vu',
};

/** Two dossiers side by side; for each field that differs, which value stays. */
export function DoublePairPage({ token, kept, merged, passes, values, refusal }: Props) {
  const path = `/ccas/doublons/${kept.id}/${merged.id}`;
  const active = [kept, merged].flatMap(({ id }) => (passes.get(id) ?? []).filter(({ status }) => status === 'active'));
  return (
    <div class="stack">
      <h1>Est-ce la même personne ?</h1>
      <div class="sides">
        {[kept, merged].map((dossier, place) => (
          <section class="panel stack tight">
            <h2>
              <a href={`/ccas/usagers/${dossier.id}`}>
                {dossier.firstName} {dossier.lastName}
              </a>
            </h2>
            <p class="soft">
              {place === 0 ? 'Ce dossier est conservé.' : 'Ce dossier rejoint l’autre.'} Inscrit le{' '}
              {frenchDay(dayOf(dossier.registeredAt))}.
            </p>
            {(passes.get(dossier.id) ?? []).map(({ status, number }) => (
              <PassBadge status={status} number={number} />
            ))}
          </section>
        ))}
      </div>
      <p>
        <a href={`/ccas/doublons/${merged.id}/${kept.id}`}>Conserver plutôt l’autre dossier</a>
      </p>
      <Form action={`${path}/fusion`} token={token} refusal={refusal}>
        <dl class="facts">
          {(Object.keys(mergeFields) as MergeField[])
            .filter((field) => !differs(field, kept, merged))
            .map((field) => (
              <div>
                <dt>{labels[field]}</dt>
                <dd>{shown(field, kept)}</dd>
              </div>
            ))}
        </dl>
        {(Object.keys(mergeFields) as MergeField[])
          .filter((field) => differs(field, kept, merged))
          .map((field) => (
            <Choice field={field} kept={kept} merged={merged} value={values[field]} />
          ))}
        {active.length > 1 && (
          <fieldset>
            <legend>Les deux ont un pass actif. Lequel reste en service ?</legend>
            <p class="soft">L’autre est suspendu : ses cartes ne servent plus.</p>
            <div class="choices">
              {active.map(({ id, number }, place) => (
                <label>
                  <input
                    type="radio"
                    id={place === 0 ? 'champ-stayingPassId' : undefined}
                    name="stayingPassId"
                    value={id}
                    checked={values.stayingPassId === id}
                    required
                  />
                  <span class="number">{number}</span>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <button>
          <Icon name="git-merge" /> Fusionner les deux dossiers
        </button>
      </Form>
      <Form action={`${path}/deux-personnes`} token={token}>
        <button class="quiet">Ce sont deux personnes</button>
      </Form>
    </div>
  );
}

function Choice({
  field,
  kept,
  merged,
  value,
}: {
  field: MergeField;
  kept: MergeCandidate;
  merged: MergeCandidate;
  value?: string;
}) {
  const chosen = value ?? proposed(field, kept, merged);
  return (
    <fieldset>
      <legend>{labels[field]}</legend>
      <div class="choices">
        {(
          [
            ['kept', kept],
            ['merged', merged],
          ] as const
        ).map(([key, dossier]) => (
          <label>
            <input type="radio" name={field} value={key} checked={chosen === key} />
            <span>
              <mark>{shown(field, dossier)}</mark>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function shown(field: MergeField, dossier: MergeCandidate): string {
  switch (field) {
    case 'bornOn':
      return frenchDay(dossier.bornOn);
    case 'home':
      return [dossier.address, dossier.postcode, communeName(dossier.communeCode)].filter(Boolean).join(', ');
    case 'phone':
      return dossier.phone ? frenchPhone(dossier.phone) : 'Non renseigné';
    case 'residenceProof':
      return dossier.residenceProofKind
        ? `${residenceProofLabels[dossier.residenceProofKind]}, le ${frenchDay(dossier.residenceProofSeenOn!)}`
        : 'Pas encore vu';
    default:
      return dossier[field] ?? 'Non renseigné';
  }
}
