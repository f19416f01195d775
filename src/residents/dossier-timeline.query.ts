import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JournalOfQuery } from '../kernel/audit/journal-of.query.js';
import { inPlace, inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { type DossierEvent, type DossierPart, DossierParts, type TimelineKind } from './dossier-parts.js';

/** As a sentence names what was corrected. */
const fieldWords: Record<string, string> = {
  lastName: 'nom',
  firstName: 'prénom',
  bornOn: 'date de naissance',
  communeCode: 'commune',
  address: 'adresse',
  postcode: 'code postal',
  phone: 'téléphone',
  email: 'courriel',
  reference: 'référence',
  residenceProof: 'justificatif',
};

const journalWords: Record<string, [kind: DossierEvent['kind'], icon: string, title: string]> = {
  'resident.changed': ['dossier', 'pencil', 'Dossier corrigé'],
  'resident.merged': ['dossier', 'combine', 'Un autre dossier y a été réuni'],
  'resident.merge_undone': ['dossier', 'undo-2', 'Réunion de dossiers annulée'],
  'resident.restricted': ['right', 'lock', 'Usage du dossier limité'],
  'resident.restriction_lifted': ['right', 'lock-open', 'Limitation levée'],
  'resident.uses_shown': ['right', 'eye', 'La liste de ses utilisations a été lue, à sa demande'],
  'resident.data_given': ['right', 'file-down', 'Ses données ont été remises'],
};

const formatWords: Record<string, string> = { pdf: 'sur papier', json: 'dans un fichier' };

const ownKinds: TimelineKind[] = [
  { key: 'dossier', place: 50, label: 'Dossier' },
  { key: 'right', place: 60, label: 'Droits' },
];

/** @throws Error when two stand at one place */
function kindsOf(parts: readonly DossierPart[]): TimelineKind[] {
  return inPlace([...ownKinds, ...parts.flatMap((part) => part.timelineKinds ?? [])], 'kinds of events');
}

/** Everything that happened to one person, in every slice, newest first. */
@Injectable()
export class DossierTimelineQuery implements OnApplicationBootstrap {
  constructor(
    private readonly parts: DossierParts,
    private readonly journal: JournalOfQuery,
  ) {}

  /** Once every slice is ready. @throws Error when two kinds stand at one place */
  onApplicationBootstrap(): void {
    kindsOf(this.parts.all());
  }

  /** What it may be narrowed to, by whoever reads. */
  kinds(tx: Tx): TimelineKind[] {
    return kindsOf(this.parts.shownIn(tx));
  }

  /** @returns at most `limit` events, and whether there are more */
  async of(tx: Tx, residentId: string, limit: number): Promise<{ events: DossierEvent[]; hasMore: boolean }> {
    const own = await this.own(tx, residentId, limit + 1);
    const others = await inTurn(this.parts.shownIn(tx), (part) => part.timeline?.(tx, residentId, limit + 1));
    const events = [...own, ...others].toSorted((one, other) => other.at.getTime() - one.at.getTime());
    return { events: events.slice(0, limit), hasMore: events.length > limit };
  }

  private async own(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const { registeredAt } = await tx.one<{ registeredAt: Date }>(
      'select registered_at as "registeredAt" from resident where id = $1',
      [residentId],
    );
    const lines = await this.journal.of(tx, [residentId], Object.keys(journalWords), limit);
    return [
      { at: registeredAt, kind: 'dossier', icon: 'user-round-plus', title: 'Inscription' },
      ...lines.map(({ at, action, actorKind, actorId, details }): DossierEvent => {
        const [kind, icon, title] = journalWords[action]!;
        const fields = Array.isArray(details.fields) ? details.fields : [];
        const words = fields.map((field) => fieldWords[String(field)]).filter(Boolean);
        const detail = words.join(', ') || formatWords[String(details.format)];
        return { at, kind, icon, title, detail, by: { kind: actorKind, id: actorId } };
      }),
    ];
  }
}
