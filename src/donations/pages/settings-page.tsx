import type { FormValues } from '../../kernel/http/input.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { textIn } from '../giving/read-gift-form.js';
import type { LawTable } from '../../laws/law-table.js';
import { DonationSections } from '../giving/pages/donation-parts.js';

export interface SettingsPageProps {
  token: string;
  /** As it is kept. */
  written: FormValues;
  /** What was typed in the form that was refused. */
  values: FormValues;
  hasSignature: boolean;
  missing: string[];
  /** Figures of the law that gifts are computed with. */
  tables: { table: Pick<LawTable, 'name' | 'title'>; isOutdated: boolean }[];
  /** Which form: `save` or `sign`. */
  refused?: string;
  refusal?: Refusal;
}

/** What receipts, transfers and accounts need to know of this CCAS; a manager writes it. */
export function SettingsPage(props: SettingsPageProps) {
  const { token, hasSignature, missing, refused, refusal } = props;
  const ofSignature = refused === 'sign' ? refusal : undefined;
  return (
    <div class="stack">
      <h1>Réglages des dons</h1>
      <DonationSections here="/ccas/dons/reglages" />
      {missing.length > 0 && (
        <div class="notice waiting">
          <p>
            <strong>Aucun reçu fiscal ne peut encore être fait.</strong> Il manque : {missing.join(', ')}.
          </p>
        </div>
      )}
      <div class="columns">
        <SettingsForm {...props} />
        <div class="stack">
          <section class="panel stack">
            <Form action="/ccas/dons/reglages/signature" token={token} refusal={ofSignature} file>
              <h2>Image de la signature</h2>
              <p>
                {hasSignature ? 'Une image est imprimée sur les reçus.' : 'Sans image, les reçus se signent à la main.'}
              </p>
              <Field
                label="Image PNG ou JPEG"
                name="signature"
                type="file"
                accept="image/png,image/jpeg"
                hint="PNG ou JPEG, 8 Mo et quatre millions de points au plus. Envoyez sans fichier pour l’ôter."
                optional
                refusal={ofSignature}
              />
              <button class="quiet">Changer l’image</button>
            </Form>
          </section>
          <Rules {...props} />
        </div>
      </div>
    </div>
  );
}

function SettingsForm({ token, written, values: typed, refused, refusal }: SettingsPageProps) {
  const mine = refused === 'save' ? refusal : undefined;
  const values = mine ? typed : written;
  const field = (name: string) => ({ name, value: textIn(values, name), refusal: mine, optional: true });
  return (
    <section class="panel">
      <Form action="/ccas/dons/reglages" token={token} refusal={mine}>
        <h2>Le CCAS, sur les reçus</h2>
        <Field label="SIREN" {...field('siren')} inputmode="numeric" />
        <Field
          label="Catégorie juridique"
          {...field('legalCategory')}
          hint="Par exemple 7361 Centre communal d’action sociale."
        />
        <Field label="Objet" {...field('object')} hint="En une phrase." maxLength={300} />
        <div class="pair">
          <Field label="Numéro" {...field('streetNumber')} maxLength={20} />
          <Field label="Rue" {...field('street')} maxLength={160} />
        </div>
        <div class="pair">
          <Field label="Code postal" {...field('postcode')} inputmode="numeric" />
          <Field label="Commune" {...field('commune')} maxLength={80} />
        </div>
        <Field label="Nom du signataire" {...field('signatoryName')} maxLength={120} />
        <Field
          label="Qualité du signataire"
          {...field('signatoryQuality')}
          hint="Par exemple présidente du CCAS."
          maxLength={120}
        />
        <h2>Pour les virements</h2>
        <Field
          label="IBAN du comptable"
          {...field('iban')}
          hint="Celui de la trésorerie. Il est montré aux donateurs."
        />
        <Field label="Titulaire du compte" {...field('accountHolder')} maxLength={120} />
        <h2>Comptes, pour l’export</h2>
        <div class="pair">
          <Field label="Trésorerie" {...field('accountCash')} hint="Par exemple 515" inputmode="numeric" />
          <Field label="Dons" {...field('accountGifts')} hint="Par exemple 756" inputmode="numeric" />
        </div>
        <Field label="Dépenses" {...field('accountExpenses')} inputmode="numeric" />
        <div class="pair">
          <Field label="Biens reçus" {...field('accountGoods')} inputmode="numeric" />
          <Field label="Compétences reçues" {...field('accountSkills')} inputmode="numeric" />
        </div>
        <button>Enregistrer</button>
      </Form>
    </section>
  );
}

function Rules({ tables }: SettingsPageProps) {
  return (
    <section class="panel stack" id="baremes">
      <h2>Barèmes et modèles</h2>
      <ul class="entries">
        {tables.map(({ table: { name, title }, isOutdated }) => (
          <li>
            <p>
              <a href={`/ccas/reglages/baremes/${name}`}>
                <strong>{title}</strong>
              </a>
            </p>
            {isOutdated && <span class="badge waiting">N’est plus à jour</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
