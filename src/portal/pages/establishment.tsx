import type { FormValues } from '../../kernel/http/input.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CHARTER_VERSION } from '../../partners/charter.js';
import { CharterText } from '../../partners/pages/charter.js';
import { PartnerFields } from '../../partners/pages/partner-fields.js';
import type { PartnerView } from '../../partners/partner-directory.query.js';

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
  const field = (name: string) => ({ name, value: [values[name] ?? []].flat()[0], refusal });
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
        <PartnerFields values={values} communes={communes} refusal={refusal} />
        <h2>À qui parler</h2>
        <p class="soft">Pour le CCAS seulement.</p>
        <Field label="Nom" {...field('contactName')} optional autocomplete="name" maxLength={80} />
        <Field label="Adresse électronique" type="email" {...field('email')} optional autocomplete="email" />
        <button>{isReturned ? 'Envoyer de nouveau au CCAS' : 'Enregistrer'}</button>
      </Form>
    </section>
  );
}
