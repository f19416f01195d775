import { fieldsOf } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import type { PageOf } from '../../../kernel/http/page-of.js';
import { CutShort } from '../../../kernel/ui/cut-short.js';
import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { type DonationRow, donorName } from '../donation.query.js';
import { DonorForm } from '../donor-form.js';
import { donorKindLabels } from '../donor-kind.js';
import type { DonorView } from '../donor.query.js';
import { DonationTable } from './donation-list.js';
import { AddressFields } from './pledge-form.js';

interface Props {
  donor: DonorView;
  donations: PageOf<DonationRow>;
  optedOut: boolean;
  token: string;
  values: FormValues;
  refusal?: Refusal;
}

/** Who gives: what receipts say of them, their gifts, and what they have asked for. */
export function DonorPage({ donor, donations, optedOut, token, values, refusal }: Props) {
  const form = { values, refusal };
  const field = fieldsOf(DonorForm, form);
  const path = `/ccas/dons/donateurs/${donor.id}`;
  const isCompany = donor.kind === 'company';
  return (
    <div class="stack">
      <div class="stack tight">
        <p>
          <a href="/ccas/dons">Dons</a>
        </p>
        <h1>{donorName(donor)}</h1>
        <p class="soft">
          {donorKindLabels[donor.kind]}
          {donor.siren && ` · SIREN ${donor.siren}`}
        </p>
      </div>
      <div class="dossier">
        {donor.isErased ? (
          <div class="notice">
            <p>Les données de ce donateur ont été effacées. Ses dons restent, sans son nom.</p>
          </div>
        ) : (
          <div class="stack">
            <section class="panel">
              <Form action={path} token={token} refusal={refusal}>
                <h2>Ce que disent ses reçus</h2>
                {!isCompany && <field.firstName />}
                <field.name label={isCompany ? 'Dénomination' : 'Nom'} />
                {isCompany && <field.legalForm />}
                <AddressFields {...form} />
                <field.email />
                <field.phone />
                <p class="soft">Les reçus déjà faits gardent ce qu’ils disent ; remplacez-les s’il le faut.</p>
                <button>Enregistrer</button>
              </Form>
            </section>
            <section class="panel stack">
              <h2>Ses choix</h2>
              <Form action={`${path}/sans-rappel${optedOut ? '/fin' : ''}`} token={token}>
                <p>
                  {optedOut
                    ? 'Ne veut plus de rappel. Ce choix est gardé trois ans.'
                    : 'Reçoit un rappel l’année suivante.'}
                </p>
                <button class="quiet">
                  {optedOut ? 'Il accepte à nouveau les rappels' : 'Ne plus envoyer de rappel'}
                </button>
              </Form>
              <details>
                <summary>Effacer ses données</summary>
                <Form action={`${path}/effacement`} token={token}>
                  <p>
                    Nom, adresse et courriels sont ôtés pour toujours. Les sommes restent. Tant qu’un reçu fiscal a
                    moins de six ans, la loi oblige à le garder.
                  </p>
                  <button class="danger">Effacer ses données</button>
                </Form>
              </details>
            </section>
          </div>
        )}
        <section class="stack tight">
          <h2>Ses dons</h2>
          <DonationTable donations={donations.items} />
          <CutShort list={donations}>Les autres sont dans la liste des dons.</CutShort>
        </section>
      </div>
    </div>
  );
}
