import { type FormValues, textIn } from '../../../kernel/http/input.js';
import { Choices } from '../../../kernel/ui/choices.js';
import { Field, Form } from '../../../kernel/ui/form.js';
import { frenchEuros, frenchNumber } from '../../../kernel/ui/french.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { valuationLabels } from '../donation-words.js';
import { type DonationView, donorName } from '../donation.query.js';
import { detailRows } from '../read-detail-form.js';
import type { SkillLimit } from '../../settings/tax-rules.js';

interface Props {
  donation: DonationView;
  token: string;
  values: FormValues;
  /** Rows beside those that are filled; empty ones are left out when it is sent. */
  moreRows: number;
  limit: SkillLimit;
  refusal?: Refusal;
}

/** Goods one by one, or work by role and month, as the receipt will say them. */
export function DetailPage({ donation, token, values, moreRows, limit, refusal }: Props) {
  const rows = detailRows(values) + moreRows;
  const field = (name: string) => ({ name, value: textIn(values, name), refusal });
  const isGoods = donation.kind === 'goods';
  return (
    <section class="stack">
      <div class="stack tight">
        <p>
          <a href={`/ccas/dons/${donation.id}`}>{donorName(donation.donor)}</a>
        </p>
        <h1>{isGoods ? 'Les biens donnés' : 'Les compétences données'}</h1>
        <p class="soft">
          {isGoods
            ? 'Chaque bien, sa quantité et la valeur d’une unité, dites par le donateur. Le CCAS n’estime rien.'
            : `Une ligne par salarié et par mois : un rôle, jamais un nom. Un mois compte au plus pour ${frenchNumber(limit.ceilings)} PMSS, soit ${frenchEuros(limit.cents)}.`}
        </p>
        {!isGoods && limit.isOutdated && (
          <div class="notice waiting">
            <p>Le PMSS connu n’est plus celui d’aujourd’hui. Un responsable ajoute le nouveau dans « Réglages ».</p>
          </div>
        )}
      </div>
      <Form action={`/ccas/dons/${donation.id}/detail`} token={token} refusal={refusal}>
        {isGoods && donation.donor.kind === 'company' && (
          <Choices
            legend="Comment le donateur les évalue"
            {...field('valuation')}
            options={Object.entries(valuationLabels).map(([key, label]): [string, string] => [key, label])}
          />
        )}
        {Array.from({ length: rows }, (_, row) => (
          <fieldset class="hours-row">
            <legend>Ligne {row + 1}</legend>
            {isGoods ? (
              <div class="pair">
                <Field label="Bien" {...field(`label${row}`)} optional={row > 0} maxLength={160} />
                <Field label="Quantité" {...field(`quantity${row}`)} optional={row > 0} inputmode="numeric" />
                <Field
                  label="Valeur d’une unité, en euros"
                  {...field(`unit${row}`)}
                  optional={row > 0}
                  inputmode="decimal"
                />
              </div>
            ) : (
              <div class="pair">
                <Field
                  label="Rôle"
                  {...field(`role${row}`)}
                  optional={row > 0}
                  hint="Par exemple Ergothérapeute 1"
                  maxLength={120}
                />
                <Field label="Mois" {...field(`month${row}`)} optional={row > 0} hint="Par exemple 10/2026" />
                <Field
                  label="Heures"
                  {...field(`hours${row}`)}
                  optional={row > 0}
                  hint="Par exemple 12,5"
                  inputmode="decimal"
                />
                <Field
                  label="Salaire chargé de ces heures, en euros"
                  {...field(`cost${row}`)}
                  optional={row > 0}
                  inputmode="decimal"
                />
              </div>
            )}
          </fieldset>
        ))}
        <p class="row">
          <button>Enregistrer le détail</button>
          <button class="quiet" name="geste" value="lignes" formNoValidate>
            Plus de lignes
          </button>
        </p>
      </Form>
    </section>
  );
}
