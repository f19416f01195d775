import type { JournalOfQuery } from '../kernel/audit/journal-of.query.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import type { DossierEvent } from '../residents/dossier-parts.js';
import { formatPassNumber } from './pass-number.js';
import { revocationReasonLabels } from './pass-wording.js';
import type { RevocationReason } from './pass.entity.js';

const words = {
  issued: ['badge-check', 'Pass délivré'],
  card: ['credit-card', 'Carte faite'],
  phone: ['smartphone', 'Pass mis sur un téléphone'],
  printed: ['printer', 'Carte imprimée'],
  card_revoked: ['octagon-x', 'Carte annulée'],
  phone_revoked: ['octagon-x', 'Téléphone retiré'],
} as const;

interface Row {
  what: keyof typeof words;
  at: Date;
  number: string;
}

/** What became of someone's passes, cards and phones, from the tables: known for as long as the dossier is. */
export async function passEvents(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
  const rows = await tx.rows<Row>(
    `with mine as (select id, number, issued_at from pass where resident_id = $1),
       carriers as (select c.*, m.number from credential c join mine m on m.id = c.pass_id)
     select what, at, number from (
       select 'issued' as what, issued_at as at, number from mine
       union all select kind, issued_at, number from carriers
       union all select 'printed', printed_at, number from carriers where printed_at is not null
       union all select kind || '_revoked', revoked_at, number from carriers where revoked_at is not null
     ) events order by at desc limit $2`,
    [residentId, limit],
  );
  return rows.map(({ what, at, number }) => ({
    at,
    kind: 'pass',
    icon: words[what][0],
    title: words[what][1],
    detail: `Pass ${formatPassNumber(number)}`,
  }));
}

const journalWords: Record<string, [icon: string, title: string]> = {
  'pass.suspended': ['circle-pause', 'Pass suspendu'],
  'pass.resumed': ['circle-play', 'Pass remis en service'],
  'pass.renewed': ['refresh-cw', 'Pass renouvelé'],
  'pass.revoked': ['ban', 'Pass retiré'],
};

/** Suspensions, renewals and withdrawals, with who did them: as far back as the journal goes. */
export async function journalEvents(
  tx: Tx,
  journal: JournalOfQuery,
  passes: { id: string; number: string }[],
  limit: number,
): Promise<DossierEvent[]> {
  const ids = passes.map(({ id }) => id);
  const lines = await journal.of(tx, ids, Object.keys(journalWords), limit);
  return lines.map(({ at, action, actorKind, actorId, subjectId, details }) => {
    const { number } = passes.find(({ id }) => id === subjectId)!;
    const reason = revocationReasonLabels[details.reason as RevocationReason];
    const until = typeof details.validThrough === 'string' && `jusqu’au ${frenchDay(details.validThrough)}`;
    return {
      at,
      kind: 'pass',
      icon: journalWords[action]![0],
      title: journalWords[action]![1],
      detail: [`Pass ${formatPassNumber(number)}`, until, reason?.toLowerCase()].filter(Boolean).join(', '),
      by: { kind: actorKind, id: actorId },
    };
  });
}
