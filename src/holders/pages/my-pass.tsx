import { NotStarted } from '../../kernel/ui/not-started.js';

interface Props {
  /** E.164, of the CCAS. */
  phone: string | null;
}

/** The frame of the pass on a phone. It holds nothing of anyone: what is shown lies on the phone itself. */
export function MyPassPage({ phone }: Props) {
  return (
    <main class="phone-pass" id="contenu">
      <div id="mon-pass" class="stack">
        <h1>Mon pass</h1>
        <p data-starting>Ouverture…</p>
        <NotStarted phone={phone}>Votre carte fonctionne sans : montrez-la, elle suffit.</NotStarted>
      </div>
    </main>
  );
}
