import { useEffect, useMemo, useState } from 'preact/hooks';
import { v4 as uuid } from 'uuid';
import type { ShownPass } from '../shown-pass.js';
import { headline } from './headline.js';
import { type GoodPass, type Judged, judgedHere, judgedThere, type OfferChoice } from './judge-scan.js';
import { notUndone, refusedHere, type Screen } from './scan-screens.js';
import { drop } from './send-scans.js';
import { NotRecognised, type ScanRefusal, Unconfirmed, verify } from './server.js';
import { signal } from './signals.js';
import { Till, type TillState } from './till.js';
import type { RecordedScan } from './till-store.js';
import { outcomeOf, type Used, useOffer } from './use-offer.js';

export interface Scanner {
  till: Till;
  state: TillState;
  screen: Screen;
  show(screen: Screen): void;
  again(): void;
  /** A pass was held to the camera, or its number typed. */
  look(shown: ShownPass): void;
  choose(pass: GoodPass, offer: OfferChoice, cents?: number): void;
  takeBack(scan: RecordedScan): void;
}

/** What happens at the till, from one screen to the next. */
export function useScanner(): Scanner {
  const [till, state] = useTill();
  const [screen, show] = useState<Screen>({ name: 'scanning' });
  const again = (): void => show({ name: 'scanning' });

  const refuse = (refusal: ScanRefusal, shownHere?: ShownPass): void => {
    const next: Screen = shownHere
      ? refusedHere(refusal, shownHere, till.state.hasNetwork)
      : { name: 'refused', refusal };
    signal(next.name === 'unsure' ? 'waiting' : 'refused');
    show(next);
  };

  /** Nothing is certain: whatever went wrong, the screen says so and offers to try again. */
  const failed = (error: unknown, retry: () => void): void => {
    if (error instanceof NotRecognised) {
      void till.notRecognised();
      return show({ name: 'not-paired' });
    }
    if (error instanceof Unconfirmed) till.lostNetwork(error);
    signal('waiting');
    show({ name: 'unconfirmed', retry, isServiceAway: error instanceof Unconfirmed && error.isReached });
  };

  const showGood = (pass: GoodPass): void => {
    signal(headline(pass).look);
    show({ name: 'choice', pass });
  };

  /** The server's word, where this device had answered first: heard only when it says something else. */
  const correct = (shown: ShownPass, there: Judged): void =>
    show((now) => {
      if (now.name !== 'choice' || now.pass.shown !== shown) return now;
      const before = headline(now.pass).look;
      const after = 'good' in there ? headline(there.good).look : 'refused';
      if (before !== after) signal(after);
      return 'good' in there ? { name: 'choice', pass: there.good } : { name: 'refused', refusal: there.refusal };
    });

  const look = async (shown: ShownPass): Promise<void> => {
    const here = await judgedHere(till, shown).catch(() => undefined);
    const { hasNetwork } = till.state;
    if (here && 'good' in here && (canGiveSomething(here.good) || !hasNetwork)) {
      showGood(here.good);
      // The server knows what is left of each limit, and what happened in the last minutes.
      if (hasNetwork)
        void judgedThere(till, shown, here.good.codeName)
          .then((there) => correct(shown, there))
          .catch((error: unknown) => {
            if (error instanceof NotRecognised) failed(error, () => undefined);
          });
      return;
    }
    if (here && 'refusal' in here && (here.isFinal || !hasNetwork)) {
      refuse(here.refusal, shown);
      // Told to the server all the same, so that the CCAS can say why.
      if (hasNetwork) void verify(shown).catch(() => undefined);
      return;
    }
    show({ name: 'asking' });
    // A code read before the first answer of the server: what it is asked with comes with that answer.
    if ((await till.now()) === undefined) await till.contact();
    try {
      const there = await judgedThere(till, shown, here && 'good' in here ? here.good.codeName : undefined);
      if ('good' in there) showGood(there.good);
      else refuse(there.refusal);
    } catch (error) {
      if (!here || !(error instanceof Unconfirmed)) return failed(error, () => void look(shown));
      till.lostNetwork(error);
      await look(shown);
    }
  };

  const takeBack = async (scan: RecordedScan): Promise<void> => {
    show({ name: 'asking' });
    try {
      const dropped = await drop(scan);
      if (dropped === 'too-late' || dropped === 'unknown') return show(notUndone(dropped));
      await till.contact();
      again();
    } catch (error) {
      failed(error, () => void takeBack(scan));
    }
  };

  const choose = async (pass: GoodPass, offer: OfferChoice, cents?: number, key = uuid()) => {
    show({ name: 'asking' });
    const showUsed = (used: Used): void => {
      void till.count();
      if (used.is === 'refused') return refuse(used.refusal);
      if (used.is === 'full') return show({ name: 'full' });
      if (used.is === 'done') {
        signal(pass.isAmber ? 'waiting' : 'accepted');
        return show({ name: 'done', ...used, isAmber: pass.isAmber && used.scan.state === 'waiting', offer });
      }
      const { scan, why } = used;
      if (why) till.lostNetwork(why);
      const retry = scan
        ? () => {
            show({ name: 'asking' });
            void outcomeOf(till, scan.key).then(showUsed, (error) => failed(error, retry));
          }
        : () => void choose(pass, offer, cents, key);
      signal('waiting');
      show({
        name: 'unconfirmed',
        retry,
        giveUp: scan && (() => void takeBack(scan)),
        isServiceAway: till.state.isServiceAway,
      });
    };
    await useOffer(till, pass, offer, cents, key).then(showUsed, (error) =>
      failed(error, () => void choose(pass, offer, cents, key)),
    );
  };

  // The network is back while somebody waits for it: asked at once, without another scan.
  useEffect(() => {
    if (!state.hasNetwork) return;
    if (screen.name === 'unsure') void look(screen.shown);
    if (screen.name === 'choice' && screen.pass.offers.some(({ way }) => way === 'wait')) void look(screen.pass.shown);
  }, [state.hasNetwork]);

  return {
    till,
    state,
    screen,
    show,
    again,
    look: (shown) => void look(shown),
    choose: (pass, offer, cents) => void choose(pass, offer, cents),
    takeBack: (scan) => void takeBack(scan),
  };
}

/** Something that needs no answer from the server: else the screen waits for it before it turns green. */
function canGiveSomething({ offers }: GoodPass): boolean {
  return offers.some(({ verdict, way }) => verdict === 'accepted' && (way === 'record' || way === 'lease'));
}

function useTill(): [Till, TillState] {
  const [, redraw] = useState(0);
  const till = useMemo(() => new Till(() => redraw((count) => count + 1)), []);
  useEffect(() => void till.start(), []);
  return [till, till.state];
}
