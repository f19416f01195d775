import type { StreamableFile } from '@nestjs/common';
import { communeName } from '../../ccas/communes.js';
import { csvFile, csvOf } from '../../kernel/http/csv.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { dayOf } from '../../kernel/time/instant-of.js';
import { stateLabels } from './enrolment-states.js';
import { formatReference } from './reference.js';
import type { TransmittedPerson } from './transmitted.query.js';

/**
 * What the mutuelle is given, as a table: what the consent names and the outcome, nothing else. Nothing keeps it on the
 * way (`cache-control` of the route).
 */
export function peopleFile(people: TransmittedPerson[]): StreamableFile {
  const csv = csvOf(
    [
      'Parcours',
      'Nom',
      'Prénom',
      'Né·e le',
      'Adresse',
      'Code postal',
      'Commune',
      'Téléphone',
      'Courriel',
      'Accord donné le',
      'État',
      'Formule',
      'Depuis le',
    ],
    people.map((person) => [
      formatReference(person.reference),
      person.lastName,
      person.firstName,
      person.bornOn ?? '',
      person.address ?? '',
      person.postcode ?? '',
      person.communeCode ? communeName(person.communeCode) : '',
      person.phone ? frenchPhone(person.phone) : '',
      person.email ?? '',
      dayOf(person.consentGivenAt),
      stateLabels[person.state],
      person.planName ?? '',
      person.effectiveOn ?? '',
    ]),
  );
  return csvFile('personnes-mutuelle.csv', csv);
}
