import { DomainError } from '../../kernel/errors/domain-error.js';
import { refusal } from '../../kernel/errors/refusal.js';
import type { UnreadableFile } from '../../kernel/lists/list.errors.js';

export class UnreadableBankFile extends DomainError {
  readonly status = 422;

  constructor(
    readonly code: UnreadableFile['code'] | 'no_columns' | 'no_lines',
    detail: string,
    nextStep = 'Dans votre banque ou votre tableur, exportez au format .xlsx ou CSV avec une ligne de titres : Date, Libellé, Crédit.',
  ) {
    super(detail, {
      nextStep,
      errors: [{ field: 'file', code, detail }],
    });
  }
}

export const BankLineClosed = refusal('bank_line_closed', 409, 'Cette ligne est déjà traitée.', 'Rechargez la page.');
