import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { DomainError, InvalidInput, refuse } from '../kernel/errors/domain-error.js';
import { readForm } from '../kernel/http/input.js';
import { toE164 } from '../kernel/text/phone.js';
import { LikelyDoublesQuery } from './likely-doubles.query.js';
import { NewcomerForm } from './newcomer-form.js';
import { PeopleToPick } from './people-to-pick.js';
import { NEWCOMER } from './picked-otherwise.js';
import type { PickedResident } from './picked-resident.js';
import { RegisterResident } from './register-resident.js';
import { PersonAlike, PersonMerged, PossibleDuplicate, ResidentMerged } from './residents.errors.js';
import { ResidentQuery } from './resident.query.js';

/** Whoever was picked in a form is somebody one can act for, now; or enters the register with it, all of it or nothing. */
@Injectable()
export class PickResident {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly toPick: PeopleToPick,
    private readonly doubles: LikelyDoublesQuery,
    private readonly registerResident: RegisterResident,
  ) {}

  /**
   * @param field as the form names it: refusals stand there
   * @returns the id of their dossier, which nobody else changes until the transaction ends
   * @throws PersonMerged with the dossier that stands, which the page then shows as chosen; PersonAlike with the likely
   * doubles of a newcomer; InvalidInput for a dossier that is not there, was erased or has ended, and for what is typed
   * of a newcomer
   */
  async run(tx: Tx, actor: Actor, field: string, { id, newcomer }: PickedResident): Promise<string> {
    return newcomer ? this.register(tx, actor, field, newcomer) : this.standing(tx, field, id!);
  }

  private async standing(tx: Tx, field: string, id: string): Promise<string> {
    const found = await this.resident.lock(tx, id).catch((error: unknown) => {
      if (error instanceof ResidentMerged) throw new PersonMerged(field);
      if (error instanceof DomainError) return undefined;
      throw error;
    });
    if (!found || found.isErased)
      throw refuse(field, 'person_gone', 'Ce dossier n’est plus là : cherchez la personne de nouveau.');
    const [line] = await this.toPick.lines(tx, [id]);
    if (line!.isEnded)
      throw refuse(field, 'person_ended', 'Le dossier de cette personne est terminé : ouvrez-le pour voir pourquoi.');
    return id;
  }

  private async register(tx: Tx, actor: Actor, field: string, typed: Record<string, string>): Promise<string> {
    try {
      const form = readForm(NewcomerForm, typed);
      if (!form.confirmedNew) {
        const phone = (form.phone && toE164(form.phone)) || null;
        const alike = await this.doubles.find(tx, { ...form, phone, email: form.email ?? null });
        if (alike.length > 0) throw new PersonAlike(field, alike);
      }
      return await this.registerResident.run(tx, actor, form);
    } catch (error) {
      if (error instanceof PossibleDuplicate) throw new PersonAlike(field, error.candidates);
      if (!(error instanceof DomainError) || error instanceof PersonAlike || !error.errors) throw error;
      throw new InvalidInput(error.errors.map((each) => ({ ...each, field: `${field}:${NEWCOMER}${each.field}` })));
    }
  }
}
