import { type FormValues, textIn } from '../../kernel/http/input.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CharterText } from './charter.js';
import { JoiningForm } from '../partner-form.js';
import { PartnerFields } from './partner-fields.js';

interface StartProps {
  token: string;
  values: FormValues;
  refusal?: Refusal;
}

/** What it is, what it asks, and the one number to begin with. */
export function JoiningStartPage({ token, values, refusal }: StartProps) {
  const field = fieldsOf(JoiningForm, { values, refusal });
  return (
    <section class="narrow stack">
      <h1>Rejoindre le pass senior</h1>
      <p class="lead">
        Vous accueillez des seniors de la commune ? Proposez-leur un avantage. C’est gratuit, et un téléphone suffit.
      </p>
      <Form action="/partenaires/rejoindre/recherche" token={token} refusal={refusal}>
        <field.siret
          label="SIRET de l’établissement"
          hint="14 chiffres, inscrits sur vos factures et vos tickets. Il nous donne le nom et l’adresse."
        />
        <button>Continuer</button>
      </Form>
      <section class="panel stack tight">
        <h2>Comment cela se passe</h2>
        <ol>
          <li>Vous vous inscrivez : cinq minutes.</li>
          <li>Le CCAS vérifie et approuve. Vous recevez un lien par courriel.</li>
          <li>Vous écrivez votre avantage, le CCAS le publie.</li>
          <li>
            Au comptoir, votre téléphone lit le pass et dit oui ou non. Sans réseau aussi, pour tout ce qui n’a pas de
            limite.
          </li>
        </ol>
      </section>
      <p>
        Déjà inscrit ? <a href="/partenaire/connexion">Entrer dans mon espace partenaire</a>
      </p>
    </section>
  );
}

export interface JoiningFormPageProps {
  token: string;
  values: FormValues;
  communes: [code: string, name: string][];
  /** What the directory of companies said: found, unknown there, or it could not be asked. */
  lookup?: 'found' | 'closed' | 'unknown' | 'unavailable';
  refusal?: Refusal;
}

const lookupNotices = {
  found: ['accepted', 'Nous avons trouvé votre établissement. Vérifiez ce qui est écrit, corrigez si besoin.'],
  closed: ['waiting', 'L’annuaire dit cet établissement fermé. Si c’est une erreur, continuez : le CCAS vérifiera.'],
  unknown: ['waiting', 'Ce SIRET est bien formé, mais l’annuaire ne le montre pas. Écrivez le nom et l’adresse.'],
  unavailable: ['', 'Écrivez le nom et l’adresse de votre établissement.'],
} as const;

export function JoiningFormPage({ token, values, communes, lookup, refusal }: JoiningFormPageProps) {
  const text = (name: string) => textIn(values, name);
  const form = { values, refusal, isOwn: true };
  const field = fieldsOf(JoiningForm, form);
  const notice = lookup && lookupNotices[lookup];
  return (
    <section class="narrow stack">
      <h1>Votre établissement</h1>
      {notice && (
        <div class={`notice ${notice[0]}`} role="status">
          <p>{notice[1]}</p>
        </div>
      )}
      <Form action="/partenaires/rejoindre/etablissement" token={token} refusal={refusal}>
        <p>
          SIRET <strong class="number">{text('siret')}</strong> · <a href="/partenaires/rejoindre">changer</a>
        </p>
        <input type="hidden" name="siret" value={text('siret')} />
        {text('legalName') && <input type="hidden" name="legalName" value={text('legalName')} />}
        <PartnerFields {...form} communes={communes} />
        <h2>À qui parler</h2>
        <field.contactName />
        <field.email />
        <h2>La charte</h2>
        <CharterText />
        <field.charter />
        <button>
          <Icon name="send" /> Envoyer mon inscription
        </button>
      </Form>
    </section>
  );
}

export function JoiningSentPage({ ccas }: { ccas: { name: string; phone: string | null } }) {
  return (
    <section class="narrow stack">
      <h1>Merci, c’est envoyé</h1>
      <div class="notice accepted" role="status">
        <p>
          {ccas.name} examine votre inscription. Vous recevrez un courriel.
          {ccas.phone && (
            <>
              {' '}
              Une question ? Appelez le <span class="phone">{ccas.phone}</span>.
            </>
          )}
        </p>
      </div>
      <p>
        Sans attendre, vous pouvez entrer et écrire vos avantages : ils seront publiés une fois l’inscription approuvée.
      </p>
      <p>
        <a class="button" href="/partenaire/connexion">
          Recevoir un lien pour entrer
        </a>
      </p>
    </section>
  );
}
