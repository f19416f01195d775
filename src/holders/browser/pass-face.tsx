import { parisDay } from '../../kernel/ui/browser/paris-day.js';
import { Shape } from '../../kernel/ui/browser/shapes.js';
import { useStayAwake } from '../../kernel/ui/browser/stay-awake.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { HeldPass } from './held-passes.js';
import { LiveCode } from './live-code.js';
import { lastsUntil, serverNow } from './refresh.js';

const DAY_MS = 86_400_000;
const overWords = {
  suspended: ['Ce pass est suspendu.', 'Appelez le CCAS pour savoir pourquoi.'],
  revoked: ['Ce pass n’est plus valable.', 'Appelez le CCAS si c’est une erreur.'],
  expired: ['Ce pass est arrivé à sa fin.', 'Le CCAS peut le renouveler.'],
} as const;

/** What the shop looks at: the code, whose it is, until when. */
export function PassFace({ pass, forget }: { pass: HeldPass; forget(): void }) {
  const { view, revoked } = pass;
  useStayAwake();
  if (revoked)
    return (
      <Stopped why="Ce téléphone n’a plus le pass." next="Il a été retiré. La carte n’est pas touchée.">
        <p class="row">
          <a class="button" href="/mon-pass/activer">
            Le mettre à nouveau
          </a>
          <button type="button" class="button quiet" onClick={forget}>
            L’enlever de cette page
          </button>
        </p>
      </Stopped>
    );
  if (view && view.pass.status !== 'active') {
    const [why, next] = overWords[view.pass.status];
    return (
      <Stopped why={why} next={next}>
        <Call pass={pass} />
      </Stopped>
    );
  }
  const today = Date.parse(parisDay(serverNow(pass))) / DAY_MS;
  if (today >= lastsUntil(pass))
    return (
      <Stopped
        why="Le code doit être renouvelé."
        next="Connectez ce téléphone à internet un instant : cela se fait tout seul."
      />
    );
  return (
    <section class="pass-face" aria-label="Mon pass">
      <LiveCode pass={pass} />
      <div class="who">
        <h1>{view ? `${view.holder.firstName} ${view.holder.lastName}` : 'Pass senior'}</h1>
        {view && <p class="until">Valable jusqu’au {frenchDay(view.pass.validThrough)}</p>}
        {view && <p class="number">{view.pass.number}</p>}
        <p class="soft">Montrez ce code au commerçant, l’écran bien lumineux.</p>
      </div>
    </section>
  );
}

function Stopped({ why, next, children }: { why: string; next: string; children?: preact.ComponentChildren }) {
  return (
    <section class="pass-stopped stack" role="alert">
      <Shape look="refused" />
      <h1>{why}</h1>
      <p>{next}</p>
      {children}
    </section>
  );
}

function Call({ pass: { view } }: { pass: HeldPass }) {
  return view?.ccas.phone ? (
    <p>
      <a class="button" href={`tel:${view.ccas.phone}`}>
        Appeler le CCAS
      </a>
    </p>
  ) : null;
}
