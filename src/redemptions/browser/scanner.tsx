import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { frenchEuros } from '../../kernel/ui/french.js';
import { remainingWords } from '../../offers/offer-wording.js';
import type { AcceptedRedemption, OfferForPass, Verification } from '../scan-answers.js';
import { verdictSentences } from '../verdict-sentences.js';
import { Camera } from './camera.js';
import { Choice } from './screens.js';
import { NotRecognised, ScannerApi, type ScanRefusal, Unconfirmed } from './scanner-api.js';

type Screen =
  | { name: 'scanning' }
  | { name: 'asking' }
  | { name: 'choice'; code: string; verification: Verification }
  | { name: 'done'; redemption: AcceptedRedemption; offer: OfferForPass }
  | { name: 'refused'; refusal: ScanRefusal }
  | { name: 'unconfirmed'; retry(): void }
  | { name: 'unknown-till' };

/** Silence after which the scanner is ready for the next person (look.md, 1). */
const BACK_MS = 6000;

function Scanner({ api }: { api: ScannerApi }) {
  const [screen, setScreen] = useState<Screen>({ name: 'scanning' });

  const check = async (code: string): Promise<void> => {
    setScreen({ name: 'asking' });
    try {
      const verification = await api.verify(code);
      navigator.vibrate?.(verification.verdict === 'accepted' ? 80 : [80, 60, 80]);
      if (verification.verdict === 'accepted') setScreen({ name: 'choice', code, verification });
      else
        setScreen({
          name: 'refused',
          refusal: {
            code: verification.verdict,
            detail: verdictSentences[verification.verdict].why,
            nextStep: verdictSentences[verification.verdict].next,
          },
        });
    } catch (error) {
      setScreen(afterFailure(error, () => void check(code)));
    }
  };

  const redeem = async (key: string, code: string, offer: OfferForPass, amountCents?: number): Promise<void> => {
    setScreen({ name: 'asking' });
    try {
      const answer = await api.redeem(key, code, offer, amountCents);
      if ('redeemedAt' in answer) setScreen({ name: 'done', redemption: answer, offer });
      else setScreen({ name: 'refused', refusal: answer });
    } catch (error) {
      setScreen(afterFailure(error, () => void redeem(key, code, offer, amountCents)));
    }
  };

  const again = (): void => setScreen({ name: 'scanning' });
  switch (screen.name) {
    case 'scanning':
      return <Viewfinder found={(code) => void check(code)} />;
    case 'asking':
      return <Answer look="waiting" word="Un instant" why="Vérification en cours…" />;
    case 'choice':
      return (
        <Choice
          verification={screen.verification}
          again={again}
          choose={(offer, amount) => void redeem(crypto.randomUUID(), screen.code, offer, amount)}
        />
      );
    case 'done':
      return <Done {...screen} again={again} />;
    case 'refused':
      return <Refused refusal={screen.refusal} again={again} />;
    case 'unknown-till':
      return (
        <Answer
          look="waiting"
          word="À associer"
          why="Cette caisse n’est plus reconnue."
          next="Demandez un nouveau code d’association, ou connectez-vous."
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
    case 'unconfirmed':
      return (
        <Answer
          look="waiting"
          word="À vérifier"
          why="Pas encore confirmé : le réseau ne répond pas."
          next="Rien n’est perdu. Réessayez dans un instant."
        >
          <ul class="choices-list">
            <li>
              <button onClick={screen.retry}>Réessayer</button>
            </li>
            <li>
              <button class="quiet" onClick={again}>
                Scanner un autre pass
              </button>
            </li>
          </ul>
        </Answer>
      );
  }
}

function afterFailure(error: unknown, retry: () => void): Screen {
  if (error instanceof NotRecognised) return { name: 'unknown-till' };
  if (error instanceof Unconfirmed) return { name: 'unconfirmed', retry };
  throw error;
}

/** After a silence the scanner is ready for the next person. */
function useReturn(again: () => void): void {
  useEffect(() => {
    const timer = window.setTimeout(again, BACK_MS);
    return () => window.clearTimeout(timer);
  }, []);
}

function Done({ redemption, offer, again }: { redemption: AcceptedRedemption; offer: OfferForPass; again(): void }) {
  useReturn(again);
  const saved = redemption.savedCents > 0 ? ` ${frenchEuros(redemption.savedCents)} de moins pour votre client.` : '';
  return (
    <Answer
      look="accepted"
      word="C’est noté"
      why={`${offer.title}.${saved}`}
      next={
        redemption.remaining === null ? undefined : remainingWords(redemption.remaining, offer.limit?.period ?? null)
      }
    >
      <Again again={again} />
    </Answer>
  );
}

function Refused({ refusal, again }: { refusal: ScanRefusal; again(): void }) {
  useReturn(again);
  return (
    <Answer look="refused" word="Refusé" why={refusal.detail} next={refusal.nextStep}>
      <Again again={again} />
    </Answer>
  );
}

function Again({ again }: { again(): void }) {
  return (
    <ul class="choices-list">
      <li>
        <button class="quiet" onClick={again}>
          Scanner un autre pass
        </button>
      </li>
    </ul>
  );
}

function Viewfinder({ found }: { found(code: string): void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const camera = new Camera(video.current!, found);
    camera
      .start()
      .catch(() =>
        setProblem('La caméra n’est pas disponible. Autorisez-la dans le navigateur, ou tapez le code ci-dessous.'),
      );
    return () => camera.stop();
  }, []);
  return (
    <>
      <h1 class="hidden-text">Scanner un pass senior</h1>
      <div class="view">
        <video ref={video} muted playsInline aria-label="Image de la caméra" />
        {!problem && <div class="frame" aria-hidden="true" />}
        <p class="help" role={problem ? 'alert' : undefined}>
          {problem ?? 'Placez le code du pass dans le cadre.'}
        </p>
      </div>
      <details open={problem !== undefined}>
        <summary>Taper ou coller un code</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const code = new FormData(event.currentTarget).get('code');
            if (typeof code === 'string' && code.trim()) found(code.trim());
          }}
        >
          <label for="code">Texte du code</label>
          <input id="code" name="code" autocomplete="off" autocapitalize="off" spellcheck={false} />
          <button>Vérifier ce code</button>
        </form>
      </details>
    </>
  );
}

/** One quiet line at the foot: can this till ask the server now? */
function NetworkLine() {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const follow = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    return () => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  }, []);
  return (
    <p class="network" role="status">
      {isOnline ? 'Réseau : connecté.' : 'Pas de réseau : rien ne peut être confirmé pour le moment.'}
    </p>
  );
}

const place = document.getElementById('scanner')!;
place.replaceChildren();
render(
  <>
    <Scanner api={new ScannerApi(place.dataset.token!)} />
    <NetworkLine />
  </>,
  place,
);
