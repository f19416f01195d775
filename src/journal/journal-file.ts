import { csvOf } from '../kernel/http/csv.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { PARIS } from '../kernel/time/paris.js';
import { frenchNumber } from '../kernel/ui/french.js';
import type { JournalLine } from './pages/journal.js';

const header = ['Date', 'Heure', 'Qui', 'Ce qui a été fait', 'Sur', 'Action', 'Identifiant', 'Détails'];

/** @param isMore there are entries after these: its last line says so */
export function journalFile(lines: JournalLine[], isMore: boolean): string {
  const rows = lines.map(({ entry, actor, sentence, subject }) => {
    const at = instantOf(entry.at).toZonedDateTimeISO(PARIS);
    return [
      at.toPlainDate().toString(),
      at.toPlainTime().toString({ smallestUnit: 'second' }),
      actor.label,
      sentence,
      subject?.label ?? '',
      entry.action,
      entry.subjectId ?? '',
      JSON.stringify(entry.details),
    ];
  });
  const cut = `La suite n’est pas dans ce fichier\u00A0: il s’arrête à ${frenchNumber(lines.length)} écritures. Exportez-la en choisissant des dates.`;
  return csvOf(header, isMore ? [...rows, [cut, ...header.slice(1).map(() => '')]] : rows);
}
