import { PartialType } from '@nestjs/swagger';
import { Reference, Tick } from '../../kernel/fields/choices.js';
import { Day } from '../../kernel/fields/days.js';
import { Line, LongText } from '../../kernel/fields/lines.js';
import { AccountNumber } from '../settings/account-number.js';
import { Amount } from '../settings/amount.js';
import { DeliberationForm } from '../deliberations/deliberation-form.js';

export class FundForm {
  @Line(120, { hint: 'Court : il est imprimé sur les reçus.', label: 'Nom', example: 'Un an de bilans auditifs' })
  name!: string;

  @LongText(1000, {
    label: 'À quoi sert l’argent',
    hint: 'Ce que lit un donateur, en deux ou trois phrases.',
    description: 'À quoi sert l’argent, comme le lit un donateur.',
  })
  purpose!: string;

  @Day({ label: 'À partir du' })
  startsOn!: string;

  @Day({ optional: true, label: 'Jusqu’au' })
  endsOn?: string;

  @Amount({
    page: 'budget',
    label: 'Somme à réunir, en euros',
    description: 'Ce qu’il faut réunir, en centimes.',
  })
  budgetCents!: number;

  @AccountNumber({
    optional: true,
    label: 'Compte crédité',
    hint: 'Numéro de compte propre à cette action. Vide : celui des réglages.',
    example: '7562',
    description: 'Compte crédité ; absent : celui des réglages.',
  })
  account?: string;

  @Reference({
    optional: true,
    label: 'Avantage du pass que ces dons paient',
    hint: 'La page de l’action dit alors combien de personnes en ont profité.',
    description: 'Avantage ou service du pass que ces dons paient.',
  })
  offerId?: string;
}

/** Null takes an answer away. */
export class FundChanges extends PartialType(FundForm, { skipNullProperties: false }) {
  @Tick({
    optional: 'never null',
    label: 'L’action collecte des dons',
    description: 'Faux : l’action ne collecte plus.',
  })
  isOpen?: boolean;
}

export class ExpenseForm {
  @Day({ label: 'Le' })
  spentOn!: string;

  @Line(160, {
    label: 'Quoi',
    hint: 'Les donateurs le lisent. Pas de nom de personne.',
    example: 'Bilans auditifs de janvier',
  })
  label!: string;

  @Line(60, { label: 'Référence', hint: 'Par exemple le numéro du mandat.', example: 'Mandat 412' })
  reference!: string;

  @Amount({ page: 'amount', description: 'Centimes.' })
  amountCents!: number;
}

export class TransferForm extends DeliberationForm {
  @Reference()
  fromFundId!: string;

  @Reference({ label: 'Vers' })
  toFundId!: string;

  @Amount({ page: 'amount', description: 'Centimes.' })
  amountCents!: number;

  @Day({ label: 'Virement le' })
  movedOn!: string;
}

/** Why an expense that was written by mistake counts no more. */
export class VoidExpenseForm {
  @Line(300, { label: 'Pourquoi' })
  reason!: string;
}
