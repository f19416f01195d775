import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { toE164 } from '../kernel/text/phone.js';
import { IssuePass } from '../passes/issue-pass.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { ChangeResident } from '../residents/change-resident.js';
import { LikelyDoublesQuery } from '../residents/likely-doubles.query.js';
import { RegisterResident } from '../residents/register-resident.js';
import type { ResidentForm } from '../residents/resident-form.js';
import { LikelyDouble } from './applications.errors.js';

interface Choice {
  /** The dossier this person has already. */
  residentId?: string;
  category: PassCategory;
}

export interface TakenIn {
  residentId: string;
  passId: string;
}

/** Somebody enters the register, or their dossier is completed, and receives the pass: all of it or nothing. */
@Injectable()
export class TakeIn {
  constructor(
    private readonly doubles: LikelyDoublesQuery,
    private readonly registerResident: RegisterResident,
    private readonly changeResident: ChangeResident,
    private readonly issuePass: IssuePass,
  ) {}

  /**
   * @throws LikelyDouble unless a dossier is chosen or the form confirms somebody else; PossibleDuplicate when one was
   * registered this very moment; whatever registering, correcting and issuing refuse
   */
  async run(tx: Tx, actor: Actor, person: ResidentForm, { residentId, category }: Choice): Promise<TakenIn> {
    const id = residentId ? await this.complete(tx, actor, residentId, person) : await this.register(tx, actor, person);
    return { residentId: id, passId: await this.issuePass.run(tx, actor, id, category) };
  }

  private async register(tx: Tx, actor: Actor, person: ResidentForm): Promise<string> {
    if (!person.confirmedNew) {
      const candidates = await this.doubles.find(tx, {
        ...person,
        phone: (person.phone && toE164(person.phone)) || null,
        email: person.email ?? null,
      });
      if (candidates.length > 0) throw new LikelyDouble(candidates);
    }
    return this.registerResident.run(tx, actor, person);
  }

  /** Name and birth date stay as the register has them; what is new and not empty is taken over. */
  private async complete(tx: Tx, actor: Actor, id: string, person: ResidentForm): Promise<string> {
    const { communeCode, address, postcode, phone, email, residenceProof } = person;
    await this.changeResident.run(tx, actor, id, {
      communeCode,
      residenceProof,
      ...(address && { address }),
      ...(postcode && { postcode }),
      ...(phone && { phone }),
      ...(email && { email }),
    });
    return id;
  }
}
