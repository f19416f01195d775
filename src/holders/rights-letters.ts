import { Injectable } from '@nestjs/common';
import { LetterheadQuery } from '../ccas/letterhead.query.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { Letter, LetterBlock } from '../kernel/print/letter-content.js';
import { dayOf } from '../kernel/time/instant-of.js';
import { frenchDay } from '../kernel/ui/french.js';
import { letterRecipient } from '../residents/letter-recipient.js';
import { ResidentFileQuery } from '../residents/resident-file.query.js';
import { ResidentQuery } from '../residents/resident.query.js';
import { type RightsRequestView, RightsRequestsQuery } from './rights-requests.query.js';

const asked = {
  correction: 'de corriger des informations de votre dossier',
  erasure: 'd’effacer votre dossier',
};

/** Answers on paper to what people ask about their data. */
@Injectable()
export class RightsLetters {
  constructor(
    private readonly letterhead: LetterheadQuery,
    private readonly residents: ResidentQuery,
    private readonly file: ResidentFileQuery,
    private readonly requests: RightsRequestsQuery,
  ) {}

  /** Everything the CCAS keeps about the person. @throws NotFound */
  async ofData(tx: Tx, ccasId: string, residentId: string): Promise<Letter> {
    const resident = await this.residents.get(tx, residentId);
    const body: LetterBlock[] = [
      `Bonjour ${resident.firstName} ${resident.lastName},`,
      'Vous avez demandé quelles informations nous gardons sur vous. Les voici toutes.',
    ];
    for (const [heading, rows] of Object.entries(await this.file.get(tx, residentId))) {
      body.push({ heading });
      if (rows.length === 0) body.push('Rien.');
      for (const row of rows)
        body.push({ facts: Object.entries(row).map(([term, value]): [string, string] => [term, inWords(value)]) });
    }
    body.push('Vous pouvez demander de les corriger ou de les effacer, au guichet ou par courrier.');
    return {
      ...(await this.letterhead.get(tx, ccasId)),
      recipient: letterRecipient(resident),
      subject: 'Vos informations personnelles',
      body,
    };
  }

  /**
   * The answer to one request. While it waits, the letter says that it was granted: an erasure leaves no address to
   * write to afterwards.
   * @throws NotFound
   */
  async ofAnswer(tx: Tx, ccasId: string, residentId: string, requestId: string): Promise<Letter> {
    const resident = await this.residents.get(tx, residentId);
    const request = (await this.requests.ofResident(tx, residentId)).find(({ id }) => id === requestId);
    if (!request) throw new NotFound('Cette demande');
    return {
      ...(await this.letterhead.get(tx, ccasId)),
      recipient: letterRecipient(resident),
      subject: 'Réponse à votre demande',
      body: [
        `Bonjour ${resident.firstName} ${resident.lastName},`,
        `Le ${frenchDay(dayOf(request.askedAt))}, vous nous avez demandé ${asked[request.kind]}.`,
        ...answerTo(request),
        'Si cette réponse ne vous convient pas, vous pouvez écrire à la CNIL, 3 place de Fontenoy, 75007 Paris, ou sur cnil.fr.',
      ],
    };
  }
}

function answerTo({ kind, message, state, answer }: RightsRequestView): LetterBlock[] {
  if (state === 'refused') return ['Nous ne pouvons pas le faire, pour la raison suivante.', answer!];
  if (kind === 'erasure')
    return [
      'C’est fait : votre nom, votre date de naissance, votre adresse et vos coordonnées sont effacés de notre fichier.',
      'Votre pass senior n’est plus valable. Vous pouvez jeter la carte.',
    ];
  return ['C’est fait. Vous aviez écrit :', message ?? ''];
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
