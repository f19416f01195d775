import { fieldsOf, shownForm, type ShownForms } from '../../../kernel/fields/fields-of.js';
import type { FormValues } from '../../../kernel/http/input.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import type { LawTable } from '../../../laws/law-table.js';
import { SettingsForm } from '../settings-forms.js';

export interface SettingsPageProps extends ShownForms {
  token: string;
  /** As it is kept. */
  written: FormValues;
  hasSignature: boolean;
  missing: string[];
  /** Figures of the law that gifts are computed with. */
  tables: { table: Pick<LawTable, 'name' | 'title'>; isOutdated: boolean }[];
}

/** What receipts, transfers and accounts need to know of this CCAS; a manager writes it. */
export function SettingsPage(props: SettingsPageProps) {
  const { token, hasSignature, missing } = props;
  const ofSignature = shownForm(props, 'sign').refusal;
  return (
    <div class="stack">
      <h1>Réglages des dons</h1>
      {missing.length > 0 && (
        <div class="notice waiting">
          <p>
            <strong>Aucun reçu fiscal ne peut encore être fait.</strong> Il manque : {missing.join(', ')}.
          </p>
        </div>
      )}
      <div class="columns">
        <SettingsFields {...props} />
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

function SettingsFields({ token, written, ...page }: SettingsPageProps) {
  const { values, refusal } = shownForm(page, 'save');
  const field = fieldsOf(SettingsForm, { values: refusal ? values : written, refusal });
  return (
    <section class="panel">
      <Form action="/ccas/dons/reglages" token={token} refusal={refusal}>
        <h2>Le CCAS, sur les reçus</h2>
        <field.siren />
        <field.legalCategory />
        <field.object />
        <div class="pair">
          <field.streetNumber />
          <field.street />
        </div>
        <div class="pair">
          <field.postcode />
          <field.commune />
        </div>
        <field.signatoryName />
        <field.signatoryQuality />
        <h2>Pour les virements</h2>
        <field.iban />
        <field.accountHolder />
        <h2>Comptes, pour l’export</h2>
        <div class="pair">
          <field.accountCash />
          <field.accountGifts />
        </div>
        <field.accountExpenses />
        <div class="pair">
          <field.accountGoods />
          <field.accountSkills />
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
