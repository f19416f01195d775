import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { Choice } from './choice.js';
import { DeviceFull, Done, NotPaired, Refused, Unconfirmed as NotConfirmed } from './outcomes.js';
import { FootLine } from './foot-line.js';
import { type GoodPass, judgedHere, judgedThere, type OfferChoice } from './judge-scan.js';
import { RecentScans } from './recent-scans.js';
import { drop } from './send-scans.js';
import { NotRecognised, type ScanRefusal, Unconfirmed, verify } from './server.js';
import { signal } from './signals.js';
import { Till, type TillState } from './till.js';
import type { RecordedScan } from './till-store.js';
import { outcomeOf, type Used, useOffer } from './use-offer.js';
import type { ShownPass } from '../shown-pass.js';
import { Viewfinder } from './viewfinder.js';

type Screen =
  | { name: 'scanning' }
  | { name: 'asking' }
  | { name: 'choice'; pass: GoodPass }
  | { name: 'done'; scan: RecordedScan; remaining: number | null; isAmber: boolean; offer?: OfferChoice }
  | { name: 'refused'; refusal: ScanRefusal }
  | { name: 'unconfirmed'; retry(): void; giveUp?(): void }
  | { name: 'full' }
  | { name: 'not-paired' }
  | { name: 'recent' };

function Scanner() {
  const [till, state] = useTill();
  const [screen, setScreen] = useState<Screen>({ name: 'scanning' });
  const again = (): void => setScreen({ name: 'scanning' });
  const refuse = (refusal: ScanRefusal): void => {
    signal('refused');
    setScreen({ name: 'refused', refusal });
  };
  const failed = (error: unknown, retry: () => void): void => {
    if (error instanceof NotRecognised) return setScreen({ name: 'not-paired' });
    if (!(error instanceof Unconfirmed)) throw error;
    signal('waiting');
    setScreen({ name: 'unconfirmed', retry });
  };

  const showGood = (pass: GoodPass): void => {
    signal(pass.isAmber ? 'waiting' : 'accepted');
    setScreen({ name: 'choice', pass });
  };

  const look = async (shown: ShownPass): Promise<void> => {
    const here = await judgedHere(till, shown);
    if (here && 'good' in here && (canGiveSomething(here.good) || !till.state.hasNetwork)) {
      showGood(here.good);
      // The server knows what is left of each limit, and what happened in the last minutes.
      if (till.state.hasNetwork)
        judgedThere(till, shown, here.good.codeName)
          .then((there) => setScreen((now) => (isStill(now, shown) ? screenOf(there, refuse) : now)))
          .catch(() => undefined);
      return;
    }
    if (here && 'refusal' in here && (here.isFinal || !till.state.hasNetwork)) {
      refuse(here.refusal);
      // Told to the server all the same, so that the CCAS can say why.
      if (till.state.hasNetwork) void verify(shown).catch(() => undefined);
      return;
    }
    setScreen({ name: 'asking' });
    try {
      const there = await judgedThere(till, shown, here && 'good' in here ? here.good.codeName : undefined);
      if ('good' in there) showGood(there.good);
      else refuse(there.refusal);
    } catch (error) {
      if (!here || !(error instanceof Unconfirmed)) return failed(error, () => void look(shown));
      till.lostNetwork();
      await look(shown);
    }
  };

  const choose = async (
    pass: GoodPass,
    offer: OfferChoice,
    cents?: number,
    key = crypto.randomUUID(),
  ): Promise<void> => {
    setScreen({ name: 'asking' });
    const show = (used: Used): void => {
      void till.count();
      if (used.is === 'refused') return refuse(used.refusal);
      if (used.is === 'full') return setScreen({ name: 'full' });
      if (used.is === 'done') {
        signal(pass.isAmber ? 'waiting' : 'accepted');
        return setScreen({ name: 'done', ...used, isAmber: pass.isAmber && used.scan.state === 'waiting', offer });
      }
      const { scan } = used;
      const retry = scan
        ? () => {
            setScreen({ name: 'asking' });
            void outcomeOf(till, scan.key).then(show);
          }
        : () => void choose(pass, offer, cents, key);
      signal('waiting');
      setScreen({
        name: 'unconfirmed',
        retry,
        giveUp:
          scan &&
          (() =>
            void drop(scan)
              .then(() => till.contact())
              .then(again)),
      });
    };
    await useOffer(till, pass, offer, cents, key).then(show, (error) =>
      failed(error, () => void choose(pass, offer, cents, key)),
    );
  };

  return (
    <>
      {screenFor()}
      <FootLine state={state} open={() => setScreen({ name: 'recent' })} />
    </>
  );

  function screenFor() {
    if (!state.isRecognised && screen.name === 'scanning') return <NotPaired waiting={state.waiting} />;
    switch (screen.name) {
      case 'scanning':
        return <Viewfinder found={(shown) => void look(shown)} isDamaged={state.isDamaged} />;
      case 'asking':
        return <Answer look="waiting" word="Un instant" why="Vérification en cours…" />;
      case 'choice':
        return (
          <Choice pass={screen.pass} again={again} choose={(offer, cents) => void choose(screen.pass, offer, cents)} />
        );
      case 'done':
        return (
          <Done
            {...screen}
            again={again}
            undo={() =>
              void drop(screen.scan)
                .then(() => till.contact())
                .then(again)
            }
          />
        );
      case 'refused':
        return <Refused refusal={screen.refusal} again={again} />;
      case 'unconfirmed':
        return <NotConfirmed {...screen} hasData={state.bundle !== undefined} again={again} />;
      case 'full':
        return <DeviceFull again={again} />;
      case 'not-paired':
        return <NotPaired waiting={state.waiting} />;
      case 'recent':
        return <RecentScans till={till} again={again} />;
    }
  }
}

/** Something that needs no answer from the server: else the screen waits for it before it turns green. */
function canGiveSomething({ offers }: GoodPass): boolean {
  return offers.some(({ verdict, way }) => verdict === 'accepted' && (way === 'record' || way === 'lease'));
}

function isStill(screen: Screen, shown: ShownPass): boolean {
  return screen.name === 'choice' && screen.pass.shown === shown;
}

function screenOf(
  judged: { good: GoodPass } | { refusal: ScanRefusal },
  refuse: (refusal: ScanRefusal) => void,
): Screen {
  if ('good' in judged) return { name: 'choice', pass: judged.good };
  refuse(judged.refusal);
  return { name: 'refused', refusal: judged.refusal };
}

function useTill(): [Till, TillState] {
  const [, redraw] = useState(0);
  const till = useMemo(() => new Till(() => redraw((count) => count + 1)), []);
  useEffect(() => void till.start(), []);
  return [till, till.state];
}

void navigator.serviceWorker
  ?.register('/partenaire/scanner/service-worker.js', { scope: '/partenaire/scanner' })
  .catch(() => undefined);
void navigator.storage?.persist?.().catch(() => undefined);
const place = document.getElementById('scanner')!;
place.replaceChildren();
render(<Scanner />, place);
