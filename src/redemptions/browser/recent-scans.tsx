import { useEffect, useRef, useState } from 'preact/hooks';
import { frenchEuros } from '../../kernel/ui/french.js';
import { drop } from './send-scans.js';
import type { Till } from './till.js';
import { change, type RecordedScan, scansIn } from './till-store.js';
import { refusalOf } from './use-offer.js';

const MOST = 30;
const clock = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Paris',
});

/** What this till has done lately: what waits, what was refused and why, and what may still be taken back. */
export function RecentScans({ till, again }: { till: Till; again(): void }) {
  const [scans, setScans] = useState<RecordedScan[]>();
  const title = useRef<HTMLHeadingElement>(null);
  const load = async (): Promise<void> => {
    const all = await scansIn('waiting', 'dropping', 'sent', 'undone', 'refused');
    setScans([...all].sort((one, other) => other.scannedAt.localeCompare(one.scannedAt)).slice(0, MOST));
    await till.count();
  };
  useEffect(() => title.current?.focus(), []);
  // Also when what waited was sent meanwhile.
  useEffect(() => void load(), [till.state.waiting, till.state.refused]);
  const done = async (work: Promise<unknown>): Promise<void> => {
    await work.catch(() => undefined);
    await load();
  };
  return (
    <section class="recent">
      <h1 tabIndex={-1} ref={title}>
        Derniers passages
      </h1>
      {scans?.length === 0 && <p>Rien encore. Ce que cette caisse note s’affiche ici, sans aucun nom.</p>}
      <ul>
        {scans?.map((scan) => (
          <Line
            key={scan.key}
            scan={scan}
            canUndo={isRecent(scan, till)}
            undo={() => void done(drop(scan).then(() => till.contact()))}
            seen={() => void done(change(scan.key, { isSeen: true }))}
          />
        ))}
      </ul>
      <button onClick={again}>Scanner un pass</button>
    </section>
  );
}

function Line({ scan, canUndo, undo, seen }: { scan: RecordedScan; canUndo: boolean; undo(): void; seen(): void }) {
  const refusal = scan.state === 'refused' ? refusalOf(scan.outcome) : undefined;
  return (
    <li class={scan.state}>
      <p>
        <strong>{scan.title}</strong>
        {scan.savedCents > 0 && ` · ${frenchEuros(scan.savedCents)} de moins`}
      </p>
      <p>
        {clock.format(Date.parse(scan.scannedAt) + scan.clockOffsetMs)} · {stateWords[scan.state]}
      </p>
      {scan.isUndoRefused && <p>Trop tard pour annuler ici : un agent du CCAS peut encore le faire.</p>}
      {refusal && (
        <p>
          {refusal.detail} {refusal.nextStep}
        </p>
      )}
      {refusal && !scan.isSeen && <button onClick={seen}>J’ai lu</button>}
      {canUndo && (
        <button onClick={undo}>
          Annuler<span class="hidden-text"> {scan.title}</span>
        </button>
      )}
    </li>
  );
}

const stateWords: Record<RecordedScan['state'], string> = {
  waiting: 'gardé ici, pas encore envoyé',
  dropping: 'annulation à envoyer',
  sent: 'enregistré',
  undone: 'annulé',
  refused: 'refusé à l’envoi',
};

function isRecent(scan: RecordedScan, till: Till): boolean {
  const minutes = till.state.bundle?.policy.undoMinutes ?? 15;
  return (
    ['waiting', 'sent'].includes(scan.state) &&
    !scan.isUndoRefused &&
    Date.now() - Date.parse(scan.scannedAt) < minutes * 60_000
  );
}
