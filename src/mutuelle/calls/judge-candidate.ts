import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { type FieldError, InvalidInput, NotFound } from '../../kernel/errors/domain-error.js';
import type { FormValues } from '../../kernel/http/input.js';
import { CandidateEntity, CandidateMarkEntity, CandidateTariffEntity } from './call.entity.js';
import type { TariffLine } from '../tariffs/tariff.js';

/** What a candidate asks, and what the committee thinks of it. */
@Injectable()
export class JudgeCandidate {
  constructor(private readonly audit: Audit) {}

  /** Replaces its prices. @param tariffs lines of each plan, in the call's order; already without hole or overlap */
  async price(tx: Tx, actor: Actor, candidateId: string, tariffs: TariffLine[][]): Promise<void> {
    await this.lock(tx, candidateId);
    await tx.delete(CandidateTariffEntity, { candidateId });
    await tx.insert(
      CandidateTariffEntity,
      tariffs.flatMap((lines, index) => lines.map((line) => ({ ...line, candidateId, plan: index + 1 }))),
    );
    await this.audit.write(tx, actor, { action: 'candidate.priced', subject: { kind: 'candidate', id: candidateId } });
  }

  /**
   * Marks by criterion, `mark-<criterion>`; an empty one is taken away.
   * @throws InvalidInput for what is no mark from 0 to 10
   */
  async mark(tx: Tx, actor: Actor, candidateId: string, body: FormValues): Promise<void> {
    const callId = await this.lock(tx, candidateId);
    const criteria = await tx.rows<{ id: string }>('select id from call_criterion where call_id = $1', [callId]);
    const errors: FieldError[] = [];
    const marks = criteria.flatMap(({ id }) => {
      const field = `mark-${id}`;
      const text = [body[field] ?? ''].flat().join('').trim();
      if (text === '') return [];
      if (!/^(\d|10)$/.test(text))
        errors.push({ field, code: 'wrong_mark', detail: 'Une note est un nombre entier de 0 à 10.' });
      return [{ candidateId, criterionId: id, mark: Number(text) }];
    });
    if (errors.length > 0) throw new InvalidInput(errors);
    await tx.delete(CandidateMarkEntity, { candidateId });
    if (marks.length > 0) await tx.insert(CandidateMarkEntity, marks);
    await this.audit.write(tx, actor, { action: 'candidate.marked', subject: { kind: 'candidate', id: candidateId } });
  }

  private async lock(tx: Tx, id: string): Promise<string> {
    const candidate = await tx.findOne(CandidateEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!candidate) throw new NotFound('Cette mutuelle');
    return candidate.callId;
  }
}
