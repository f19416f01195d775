import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';

export class UnreadableBankFile extends DomainError {
  readonly status = 422;

  constructor(
    readonly code: 'not_csv' | 'no_columns' | 'no_lines',
    detail: string,
  ) {
    super(detail, {
      nextStep:
        'Dans votre banque ou votre tableur, exportez au format CSV avec une ligne de titres : Date, Libellé, Crédit.',
      errors: [{ field: 'file', code, detail }],
    });
  }
}

export const BankLineClosed = refusal('bank_line_closed', 409, 'Cette ligne est déjà traitée.', 'Rechargez la page.');
