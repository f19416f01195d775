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
import type { RightsKind } from './rights-form.js';
import { type RightsRequestView, RightsRequestsQuery } from './rights-requests.query.js';
import { rightAsked } from './rights-wording.js';

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
  async ofData(tx: Tx, residentId: string): Promise<Letter> {
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
      ...(await this.letterhead.get(tx)),
      recipient: letterRecipient(resident),
      subject: 'Vos informations personnelles',
      body,
    };
  }

  /** Before a limitation is lifted, the person is told (RGPD, article 18, 3). @throws NotFound */
  async ofLifting(tx: Tx, residentId: string): Promise<Letter> {
    const resident = await this.residents.get(tx, residentId);
    return {
      ...(await this.letterhead.get(tx)),
      recipient: letterRecipient(resident),
      subject: 'Fin de la limitation de votre dossier',
      body: [
        `Bonjour ${resident.firstName} ${resident.lastName},`,
        'À votre demande, nous gardions votre dossier sans nous en servir.',
        'Nous allons de nouveau nous en servir : vous recevrez les rappels, et votre dossier sera tenu à jour.',
        'Si vous n’êtes pas d’accord, appelez-nous ou venez au guichet avant quinze jours.',
      ],
    };
  }

  /**
   * The answer to one request. While it waits, the letter says that it was granted: an erasure leaves no address to
   * write to afterwards.
   * @throws NotFound
   */
  async ofAnswer(tx: Tx, residentId: string, requestId: string): Promise<Letter> {
    const resident = await this.residents.get(tx, residentId);
    const request = (await this.requests.ofResident(tx, residentId)).find(({ id }) => id === requestId);
    if (!request) throw new NotFound('Cette demande');
    return {
      ...(await this.letterhead.get(tx)),
      recipient: letterRecipient(resident),
      subject: 'Réponse à votre demande',
      body: [
        `Bonjour ${resident.firstName} ${resident.lastName},`,
        `Le ${frenchDay(dayOf(request.askedAt))}, vous nous avez demandé ${rightAsked[request.kind]}.`,
        ...answerTo(request),
        'Si cette réponse ne vous convient pas, vous pouvez écrire à la CNIL, 3 place de Fontenoy, 75007 Paris, ou sur cnil.fr.',
      ],
    };
  }
}

function answerTo({ kind, message, state, answer }: RightsRequestView): LetterBlock[] {
  if (state === 'refused') return ['Nous ne pouvons pas le faire, pour la raison suivante.', answer!];
  return kind === 'correction' ? ['C’est fait. Vous aviez écrit :', message ?? ''] : doneWords[kind];
}

const doneWords: Record<Exclude<RightsKind, 'correction'>, string[]> = {
  access: ['Vous les trouverez toutes avec cette lettre.'],
  portability: ['Le fichier vous a été remis. Un autre organisme peut le lire.'],
  restriction: [
    'C’est fait : nous gardons votre dossier, et nous ne nous en servons plus. Vous ne recevrez plus de rappel.',
    'Votre pass reste valable : vous seul décidez de le montrer. Nous vous préviendrons avant de lever cette limitation.',
  ],
  erasure: [
    'C’est fait : votre nom, votre date de naissance, votre adresse et vos coordonnées sont effacés de notre fichier.',
    'Votre pass senior n’est plus valable. Vous pouvez jeter la carte.',
  ],
};

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
