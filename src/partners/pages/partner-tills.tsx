import type { ComponentProps } from 'preact';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { TillPanel } from './till-panel.js';

interface Props extends Pick<ComponentProps<typeof TillPanel>, 'token' | 'tills' | 'pairing' | 'refusedTill'> {
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

export function PartnerTillsPage({ values, ...props }: Props) {
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Mes caisses</h1>
        <p class="lead soft">Les téléphones et tablettes qui lisent les pass, avec ou sans réseau.</p>
      </div>
      <TillPanel action="/partenaire/caisses" heading="h2" name={values.name} {...props} />
    </section>
  );
}
