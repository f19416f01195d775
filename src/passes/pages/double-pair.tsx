import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Choices } from '../../kernel/ui/choices.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { PassView } from '../pass.query.js';
import { differs, type MergeCandidate, type MergeField, mergeLabels, proposed } from '../../residents/merged-values.js';
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

const fields = Object.keys(mergeLabels) as MergeField[];

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
          {fields
            .filter((field) => !differs(field, kept, merged))
            .map((field) => (
              <div>
                <dt>{mergeLabels[field]}</dt>
                <dd>{shown(field, kept)}</dd>
              </div>
            ))}
        </dl>
        {fields
          .filter((field) => differs(field, kept, merged))
          .map((field) => (
            <Choices
              legend={mergeLabels[field]}
              name={field}
              value={values[field] ?? proposed(field, kept, merged)}
              options={[
                ['kept', <mark>{shown(field, kept)}</mark>],
                ['merged', <mark>{shown(field, merged)}</mark>],
              ]}
              refusal={refusal}
            />
          ))}
        {active.length > 1 && (
          <Choices
            legend="Les deux ont un pass actif. Lequel reste en service ?"
            hint="L’autre est suspendu : ses cartes ne servent plus."
            name="stayingPassId"
            value={values.stayingPassId}
            options={active.map(({ id, number }) => [id, <span class="number">{number}</span>])}
            refusal={refusal}
          />
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
