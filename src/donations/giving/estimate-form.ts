import { Choice } from '../../kernel/fields/choices.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { Amount } from '../settings/amount.js';
import { type DonorKind, donorKinds } from './donor-kind.js';

const Known = (page: string, label: string) => Amount({ page, label, min: 0, optional: true, autocomplete: 'off' });

/** What a gift would cost: nothing of it is kept. */
export class EstimateForm {
  @Choice(donorKinds, {
    optional: true,
    isLoose: true,
    control: 'choices',
    label: 'Qui donne ?',
    options: [
      ['company', 'Une entreprise'],
      ['person', 'Un particulier'],
    ],
  })
  who?: DonorKind;

  @Amount({
    page: 'amount',
    label: 'Montant du don, en euros',
    autocomplete: 'off',
    blank: { code: 'invalid_amount', sentence: 'Écrivez un montant en euros, par exemple 1 500 ou 1 500,50.' },
  })
  giftCents!: number;

  @Known('turnover', 'Entreprise : chiffre d’affaires hors taxes, en euros')
  turnoverCents?: number;

  @Known('given', 'Entreprise : dons déjà faits cette année, en euros')
  givenCents?: number;

  @Known('income', 'Particulier : revenu imposable, en euros')
  incomeCents?: number;
}

/** Of a larger form, what an estimate takes. @throws InvalidInput */
export function readEstimate({ who, amount, turnover, given, income }: FormValues): EstimateForm {
  return readForm(EstimateForm, { who, amount, turnover, given, income });
}
