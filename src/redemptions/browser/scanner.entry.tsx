import { useEffect } from 'preact/hooks';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { start } from '../../kernel/ui/browser/start.js';
import { useStayAwake } from '../../kernel/ui/browser/stay-awake.js';
import { Choice } from './choice.js';
import { FootLine } from './foot-line.js';
import { DeviceFull, Done, KnowsNothing, NotPaired, NotUndone, Refused, Unconfirmed, Unsure } from './outcomes.js';
import { mayRunWasm } from './may-run-wasm.js';
import { RecentScans } from './recent-scans.js';
import type { TillState } from './till.js';
import { type Scanner, useScanner } from './use-scanner.js';
import { Viewfinder } from './viewfinder.js';

function Till() {
  const scanner = useScanner();
  useStayAwake();
  const { hasNetwork } = scanner.state;
  // The way out leads nowhere without network: the style sheet takes it away.
  useEffect(() => void (document.documentElement.dataset.reseau = hasNetwork ? 'oui' : 'non'), [hasNetwork]);
  return (
    <>
      <CurrentScreen {...scanner} />
      <FootLine state={scanner.state} open={() => scanner.show({ name: 'recent' })} />
    </>
  );
}

/** Neither what it keeps nor the network says anything of a pass: a till that was never paired, for instance. */
function knowsNothing({ isOpened, isDamaged, bundle, hasNetwork }: TillState): boolean {
  return isOpened && !isDamaged && !bundle && !hasNetwork;
}

function CurrentScreen({ till, state, screen, again, look, choose, takeBack }: Scanner) {
  if (!state.isRecognised && screen.name === 'scanning') return <NotPaired waiting={state.waiting} />;
  switch (screen.name) {
    case 'scanning':
      if (knowsNothing(state)) return <KnowsNothing retry={() => void till.contact()} />;
      return <Viewfinder found={look} isDamaged={state.isDamaged} />;
    case 'asking':
      return <Answer look="waiting" word="Un instant" why="Vérification en cours…" />;
    case 'choice':
      return <Choice pass={screen.pass} again={again} choose={(offer, cents) => choose(screen.pass, offer, cents)} />;
    case 'done':
      return <Done {...screen} again={again} undo={() => takeBack(screen.scan)} />;
    case 'refused':
      return <Refused refusal={screen.refusal} again={again} />;
    case 'unsure':
      return <Unsure why={screen.why} again={again} />;
    case 'unconfirmed':
      return <Unconfirmed {...screen} hasData={state.bundle !== undefined} again={again} />;
    case 'not-undone':
      return <NotUndone {...screen} again={again} />;
    case 'full':
      return <DeviceFull again={again} />;
    case 'not-paired':
      return <NotPaired waiting={state.waiting} />;
    case 'recent':
      return <RecentScans till={till} again={again} />;
  }
}

// A worker is not held to the page's policy in every browser, and could not tell by itself.
void navigator.serviceWorker
  ?.register(`/partenaire/scanner/service-worker.js${mayRunWasm() ? '' : '?sans-wasm'}`, {
    scope: '/partenaire/scanner',
  })
  .catch(() => undefined);
void navigator.storage?.persist?.().catch(() => undefined);
start(document.getElementById('scanner')!, <Till />);
