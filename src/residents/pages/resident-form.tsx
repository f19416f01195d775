import { frenchDay } from '../../kernel/ui/french.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import { PhoneAndEmail } from '../../kernel/ui/phone-and-email.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { residenceProofLabels } from '../residence-proof-labels.js';
import { ResidentForm } from '../resident-form.js';
import type { DuplicateCandidate } from '../residents.errors.js';

interface Props {
  token: string;
  values: Record<string, string | undefined>;
  communes: [code: string, name: string][];
  today: string;
  refusal?: Refusal;
  /** The dossier that is corrected, as the form was opened; absent, someone new is registered. */
  opened?: { residentId: string; version?: number; before: Record<string, string | undefined> };
}

const proofs = Object.entries(residenceProofLabels);

export function ResidentFormPage({ token, values, communes, today, refusal, opened }: Props) {
  const residentId = opened?.residentId;
  const candidates = (refusal?.extra?.candidates ?? []) as DuplicateCandidate[];
  const field = fieldsOf(ResidentForm, { values, refusal });
  return (
    <section class="narrow stack">
      <h1>{residentId ? 'Corriger un dossier' : 'Inscrire un usager'}</h1>
      <Form
        action={residentId ? `/ccas/usagers/${residentId}/modification` : '/ccas/usagers/nouveau'}
        token={token}
        refusal={refusal}
      >
        {opened && <input type="hidden" name="version" value={String(opened.version ?? '')} />}
        {Object.entries(opened?.before ?? {}).map(([name, value]) => (
          <input type="hidden" name={`before.${name}`} value={value ?? ''} />
        ))}
        {candidates.length > 0 && <Candidates candidates={candidates} />}
        <div class="pair">
          <field.lastName autofocus />
          <field.firstName />
        </div>
        <field.bornOn type="date" hint={undefined} />
        <field.communeCode options={communes.length > 1 ? [['', 'Choisissez…'], ...communes] : communes} />
        <div class="pair">
          <field.address />
          <field.postcode />
        </div>
        <PhoneAndEmail values={values} refusal={refusal} />
        <field.reference />
        <h2>Justificatif de domicile</h2>
        <p class="soft">Notez ce que vous avez vu. Le document n’est jamais conservé.</p>
        <div class="pair">
          <field.residenceProof.kind options={residentId ? [['', 'Pas encore vu'], ...proofs] : proofs} />
          <field.residenceProof.seenOn
            value={values['residenceProof.seenOn'] ?? (residentId ? undefined : today)}
            optional={residentId !== undefined}
          />
        </div>
        <p class="row">
          {candidates.length > 0 ? (
            <button name="confirmedNew" value="oui">
              C’est quelqu’un d’autre, {residentId ? 'corriger' : 'inscrire'} quand même
            </button>
          ) : (
            <button>{residentId ? 'Enregistrer' : 'Inscrire'}</button>
          )}
          <a class="button quiet" href={residentId ? `/ccas/usagers/${residentId}` : '/ccas/usagers'}>
            Annuler
          </a>
        </p>
      </Form>
    </section>
  );
}

function Candidates({ candidates }: { candidates: DuplicateCandidate[] }) {
  return (
    <div class="notice waiting">
      <h2>Est-ce la même personne ?</h2>
      <ul>
        {candidates.map((candidate) => (
          <li>
            <a href={`/ccas/usagers/${candidate.id}`}>
              {candidate.lastName} {candidate.firstName}
            </a>
            , né·e le {frenchDay(candidate.bornOn)}
          </li>
        ))}
      </ul>
    </div>
  );
}
