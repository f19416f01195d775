import type { FormValues } from '../../kernel/http/input.js';
import { Field, Form, Select } from '../../kernel/ui/form.js';
import { frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { textIn } from '../giving/read-gift-form.js';
import type { ListedRule } from '../rules.query.js';
import { type RuleContents, ruleKindLabels, type RuleKind } from '../tax-rules.js';
import { DonationSections } from '../giving/pages/donation-parts.js';

export interface SettingsPageProps {
  token: string;
  /** As it is kept. */
  written: FormValues;
  /** What was typed in the form that was refused. */
  values: FormValues;
  hasSignature: boolean;
  missing: string[];
  rules: ListedRule[];
  /** Kinds whose latest row lies in the past. */
  outdated: RuleKind[];
  /** The rule being added. */
  ruleKind?: RuleKind;
  /** Names and labels of its values. */
  ruleFields: [name: string, label: string][];
  /** Which form: `save`, `sign` or `addRule`. */
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

function Rules({ token, rules, outdated, ruleKind, ruleFields, values, refused, refusal }: SettingsPageProps) {
  const mine = refused === 'addRule' ? refusal : undefined;
  const field = (name: string) => ({ name, value: mine && textIn(values, name), refusal: mine });
  return (
    <section class="panel stack" id="baremes">
      <h2>Barèmes et modèles</h2>
      {outdated.map((kind) => (
        <div class="notice waiting">
          <p>{ruleKindLabels[kind]} : la dernière règle connue est passée. Ajoutez la nouvelle.</p>
        </div>
      ))}
      <ul class="entries">
        {rules.map((rule) => (
          <li>
            <div>
              <p>
                <strong>{ruleKindLabels[rule.kind]}</strong> : {ruleWords(rule)}
              </p>
              <p class="soft">
                Depuis le {frenchDay(rule.validFrom)}
                {rule.validThrough && ` jusqu’au ${frenchDay(rule.validThrough)}`}. {rule.source}.
              </p>
            </div>
            {rule.id && (
              <Form action={`/ccas/dons/reglages/baremes/${rule.id}/retrait`} token={token} class="inline">
                <button class="quiet">
                  Supprimer<span class="hidden-text"> {ruleKindLabels[rule.kind]}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <form method="get" action="/ccas/dons/reglages" class="search">
        <Select label="Ajouter une règle" name="bareme" value={ruleKind} options={Object.entries(ruleKindLabels)} />
        <button class="quiet">Continuer</button>
      </form>
      {ruleKind && (
        <Form action="/ccas/dons/reglages/baremes" token={token} refusal={mine}>
          <h3>{ruleKindLabels[ruleKind]}</h3>
          <input type="hidden" name="kind" value={ruleKind} />
          {ruleFields.map(([name, label]) => (
            <Field label={label} {...field(name)} />
          ))}
          <div class="pair">
            <Field label="À partir du" type="date" {...field('validFrom')} />
            <Field label="Jusqu’au" type="date" {...field('validThrough')} optional />
          </div>
          <Field label="Source" {...field('source')} hint="Texte ou page officielle." maxLength={300} />
          <button>Ajouter</button>
        </Form>
      )}
    </section>
  );
}

function ruleWords({ kind, content }: ListedRule): string {
  if (kind === 'company_rates') {
    const rates = content as RuleContents['company_rates'];
    return `${rates.ratePercent} %, ${rates.aboveRatePercent} % au-dessus de ${frenchEuros(rates.thresholdCents)}, plafond ${frenchEuros(rates.floorCents)} ou ${rates.turnoverPerMille} ‰`;
  }
  if (kind === 'person_rates') {
    const rates = content as RuleContents['person_rates'];
    return `${rates.ratePercent} % dans la limite de ${rates.incomePercent} % du revenu`;
  }
  if (kind === 'pmss') return frenchEuros((content as RuleContents['pmss']).cents);
  const { cerfa, name } = content as RuleContents['company_form'];
  return `Cerfa ${cerfa} (${name})`;
}
