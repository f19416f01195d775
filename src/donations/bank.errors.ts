import { DomainError } from '../kernel/errors/domain-error.js';

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

export class BankLineClosed extends DomainError {
  readonly code = 'bank_line_closed';
  readonly status = 409;

  constructor() {
    super('Cette ligne est déjà traitée.', { nextStep: 'Rechargez la page.' });
  }
}
