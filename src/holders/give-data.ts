import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { type ResidentFile, ResidentFileQuery } from '../residents/resident-file.query.js';
import { RightsLetters } from './rights-letters.js';

/** Everything kept about a person leaves the file: to them, and the journal says that it did. */
@Injectable()
export class GiveData {
  constructor(
    private readonly file: ResidentFileQuery,
    private readonly letters: RightsLetters,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, ResidentMerged */
  async asFile(tx: Tx, actor: Actor, residentId: string): Promise<ResidentFile> {
    const file = await this.file.get(tx, residentId);
    await this.record(tx, actor, residentId, 'json');
    return file;
  }

  /** @throws NotFound, ResidentMerged */
  async asLetter(tx: Tx, actor: Actor, residentId: string): Promise<Letter> {
    const letter = await this.letters.ofData(tx, residentId);
    await this.record(tx, actor, residentId, 'pdf');
    return letter;
  }

  private record(tx: Tx, actor: Actor, residentId: string, format: 'json' | 'pdf'): Promise<void> {
    return this.audit.write(tx, actor, {
      action: 'resident.data_given',
      subject: { kind: 'resident', id: residentId },
      details: { format },
    });
  }
}
