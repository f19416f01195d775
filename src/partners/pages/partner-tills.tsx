import type { Refusal } from '../../kernel/ui/refusal.js';
import type { TillView } from '../tills.query.js';
import { type ShownPairing, TillPanel } from './till-panel.js';

interface Props {
  token: string;
  tills: TillView[];
  pairing?: ShownPairing;
  refusal?: Refusal;
}

export function PartnerTillsPage(props: Props) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Mes caisses</h1>
        <p class="lead soft">Les téléphones et tablettes qui lisent les pass, avec ou sans réseau.</p>
      </div>
      <TillPanel action="/partenaire/caisses" heading="h2" {...props} />
    </section>
  );
}
