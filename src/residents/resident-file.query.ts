import { Injectable } from '@nestjs/common';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import { DossierParts } from './dossier-parts.js';
import { residenceProofLabels } from './residence-proof-labels.js';
import type { ResidenceProofKind } from './resident.entity.js';
import { ResidentQuery } from './resident.query.js';

/** Heading, then its rows; keys are French words, values what a person can read. */
export type ResidentFile = Record<string, Record<string, unknown>[]>;

/** Everything kept about one person, in every slice: what they may ask for (RGPD, articles 15 and 20). */
@Injectable()
export class ResidentFileQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly parts: DossierParts,
  ) {}

  /** @throws NotFound */
  async get(tx: Tx, residentId: string): Promise<ResidentFile> {
    const person = await this.resident.get(tx, residentId);
    const { residenceProof: proof } = person;
    const file: ResidentFile = {
      Identité: [
        {
          Nom: person.lastName,
          Prénom: person.firstName,
          'Date de naissance': frenchDay(person.bornOn),
          Commune: communeName(person.communeCode),
          Adresse: person.address,
          'Code postal': person.postcode,
          Téléphone: person.phone && frenchPhone(person.phone),
          Courriel: person.email,
          'Justificatif de domicile vu': proof
            ? `${residenceProofLabels[proof.kind as ResidenceProofKind]}, le ${frenchDay(proof.seenOn)}`
            : null,
          'Inscrit le': frenchDay(dayOf(person.registeredAt)),
        },
      ],
    };
    for (const part of this.parts.all()) file[part.name] = await part.export(tx, residentId);
    return file;
  }
}
