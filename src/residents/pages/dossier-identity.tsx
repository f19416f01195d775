import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Facts } from '../../kernel/ui/facts.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { residenceProofLabels } from '../residence-proof-labels.js';
import type { ResidentView } from '../resident.query.js';

/** Who the person is, and how they are reached. */
export function Identity({ resident }: { resident: ResidentView }) {
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
      <Facts facts={facts} />
      {!resident.restrictedAt && (
        <p>
          <a class="button quiet" href={`/ccas/usagers/${resident.id}/modification`}>
            <Icon name="pencil" /> Corriger
          </a>
        </p>
      )}
    </section>
  );
}
