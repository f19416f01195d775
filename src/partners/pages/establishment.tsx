import type { FormValues } from '../../kernel/http/input.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CHARTER_VERSION } from '../charter.js';
import { CharterText } from './charter.js';
import { PartnerForm } from '../partner-form.js';
import { PartnerFields } from './partner-fields.js';
import type { PartnerView } from '../partner-directory.query.js';

interface Props {
  token: string;
  partner: PartnerView;
  values: FormValues;
  communes: [code: string, name: string][];
  isSaved?: boolean;
  refusal?: Refusal;
}

/** What the public reads about the partner, corrected by the partner. */
export function EstablishmentPage({ token, partner, values, communes, isSaved, refusal }: Props) {
  const form = { values, refusal, isOwn: true };
  const field = fieldsOf(PartnerForm, form);
  const isReturned = partner.status === 'returned';
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p class="soft">
          SIRET <span class="number">{partner.siret}</span>
        </p>
        <h1>Mon établissement</h1>
      </div>
      {isSaved && (
        <div class="notice accepted" role="status">
          <p>C’est enregistré. Les habitants le voient dès maintenant.</p>
        </div>
      )}
      {isReturned && (
        <div class="notice waiting">
          <p>
            <strong>Le CCAS vous demande une correction :</strong> {partner.returnReason}
          </p>
        </div>
      )}
      {partner.charterVersion !== CHARTER_VERSION && (
        <section class="notice waiting stack">
          <h2>La charte</h2>
          <p>
            {partner.charterVersion
              ? 'Le texte de la charte a changé depuis que vous l’avez acceptée.'
              : 'Le CCAS vous a inscrit ; la charte reste à accepter.'}
          </p>
          <CharterText />
          <Form action="/partenaire/etablissement/charte" token={token} class="row">
            <button class="quiet">J’ai lu la charte et je l’accepte</button>
          </Form>
        </section>
      )}
      <Form action="/partenaire/etablissement" token={token} refusal={refusal}>
        <PartnerFields {...form} communes={communes} />
        <h2>À qui parler</h2>
        <p class="soft">Pour le CCAS seulement.</p>
        <field.contactName />
        <field.email label="Adresse électronique" />
        <button>{isReturned ? 'Envoyer de nouveau au CCAS' : 'Enregistrer'}</button>
      </Form>
    </section>
  );
}
