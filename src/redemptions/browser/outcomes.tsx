import { useEffect } from 'preact/hooks';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { counted, frenchEuros } from '../../kernel/ui/french.js';
import { remainingWords } from '../../offers/offer-wording.js';
import type { OfferChoice } from './judge-scan.js';
import type { ScanRefusal } from './server.js';
import type { RecordedScan } from './till-store.js';

/** Silence after which the scanner is ready for the next person (look.md, 1). */
const BACK_MS = 6000;

interface DoneProps {
  scan: RecordedScan;
  remaining: number | null;
  /** Recorded by data older than a day. */
  isAmber: boolean;
  offer?: OfferChoice;
  undo(): void;
  again(): void;
}

export function Done({ scan, remaining, isAmber, offer, undo, again }: DoneProps) {
  useReturn(again);
  const saved = scan.savedCents > 0 ? ` ${frenchEuros(scan.savedCents)} de moins pour votre client.` : '';
  const left = remaining === null ? undefined : remainingWords(remaining, offer?.limit?.period ?? null);
  return (
    <Answer
      look={isAmber ? 'waiting' : 'accepted'}
      word="C’est noté"
      why={`${scan.title}.${saved}`}
      next={scan.state === 'waiting' ? 'Gardé sur cette caisse, envoyé dès que le réseau revient.' : left}
    >
      <Again again={again} isFirst>
        <li>
          <button class="quiet" onClick={undo}>
            Annuler cette utilisation
          </button>
        </li>
      </Again>
    </Answer>
  );
}

export function Refused({ refusal, again }: { refusal: ScanRefusal; again(): void }) {
  useReturn(again);
  return (
    <Answer look="refused" word="Refusé" why={refusal.detail} next={refusal.nextStep}>
      <Again again={again} />
    </Answer>
  );
}

interface UnconfirmedProps {
  hasData: boolean;
  isServiceAway: boolean;
  retry(): void;
  /** Absent when nothing was counted, nor could be. */
  giveUp?(): void;
  again(): void;
}

export function Unconfirmed({ hasData, isServiceAway, retry, giveUp, again }: UnconfirmedProps) {
  return (
    <Answer
      look="waiting"
      word="À vérifier"
      why={`Pas encore confirmé : ${isServiceAway ? 'le service' : 'le réseau'} n’a pas répondu.`}
      next={
        hasData
          ? 'Attendez la confirmation avant d’appliquer l’avantage. Rien n’est perdu.'
          : 'Cette caisse n’a pas encore ses données : connectez-la une fois au réseau, puis elle s’en passera.'
      }
    >
      <Again again={giveUp ? undefined : again}>
        <li>
          <button onClick={retry}>Réessayer</button>
        </li>
        {giveUp && (
          <li>
            <button class="quiet" onClick={giveUp}>
              Ne pas appliquer l’avantage
            </button>
          </li>
        )}
      </Again>
    </Answer>
  );
}

/** Neither yes nor no: only the server could tell. */
export function Unsure({ why, again }: { why: string; again(): void }) {
  return (
    <Answer
      look="waiting"
      word="À vérifier"
      why={why}
      next="N’appliquez rien d’ici là : retrouvez du réseau, puis scannez de nouveau."
    >
      <Again again={again} />
    </Answer>
  );
}

export function NotUndone({ why, next, again }: { why: string; next: string; again(): void }) {
  return (
    <Answer look="waiting" word="Pas annulé" why={why} next={next}>
      <Again again={again} />
    </Answer>
  );
}

export function DeviceFull({ again }: { again(): void }) {
  return (
    <Answer
      look="waiting"
      word="Pas noté"
      why="La mémoire de cet appareil est pleine : cette utilisation n’a pas pu être gardée."
      next="Libérez de la place (photos, vidéos), ou retrouvez du réseau, puis scannez de nouveau."
    >
      <Again again={again} />
    </Answer>
  );
}

/** Never filled, and nobody to ask. */
export function KnowsNothing({ retry }: { retry: () => void }) {
  return (
    <Answer
      look="waiting"
      word="Sans réseau"
      why="Cette caisse n’a encore rien reçu du CCAS : il lui faut le réseau une fois, pour être associée et recevoir ses listes."
      next="Dès que le réseau revient, elle reprend d’elle-même. En attendant, regardez la carte, ou appelez le CCAS."
    >
      <button type="button" class="again" onClick={retry}>
        Réessayer
      </button>
    </Answer>
  );
}

export function NotPaired({ waiting }: { waiting: number }) {
  const kept =
    waiting > 0 ? ` ${counted(waiting, 'utilisation attend', 'utilisations attendent')} ici, rien n’est perdu.` : '';
  return (
    <Answer
      look="waiting"
      word="À associer"
      why={`Cette caisse n’est pas reconnue.${kept}`}
      next="Demandez un code d’association au responsable du commerce ou au CCAS, ou connectez-vous."
    >
      <ul class="choices-list">
        <li>
          <a class="again" href="/partenaire/caisse">
            Associer cette caisse
          </a>
        </li>
      </ul>
    </Answer>
  );
}

interface AgainProps {
  again?(): void;
  /** What a thumb in a hurry finds first. */
  isFirst?: boolean;
  children?: preact.ComponentChildren;
}

/** The way back to the camera, and what else may be done here. */
export function Again({ again, isFirst, children }: AgainProps) {
  const back = again && (
    <li>
      <button class="quiet" onClick={again}>
        Scanner un autre pass
      </button>
    </li>
  );
  return (
    <ul class="choices-list">
      {isFirst && back}
      {children}
      {!isFirst && back}
    </ul>
  );
}

/** After a silence the scanner is ready for the next person. */
function useReturn(again: () => void): void {
  useEffect(() => {
    const timer = window.setTimeout(again, BACK_MS);
    return () => window.clearTimeout(timer);
  }, []);
}
