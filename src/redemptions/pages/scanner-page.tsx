import { NotStarted } from '../../kernel/ui/not-started.js';
import { Icon } from '../../kernel/ui/icon.js';

interface Props {
  /** E.164, of the CCAS. */
  phone: string | null;
}

/** The frame around the scanner: what it shows while the camera starts, and without JavaScript. */
export function ScannerPage({ phone }: Props) {
  return (
    <div class="scanner">
      <main id="scanner" class="scanner-place">
        <h1 class="hidden-text">Scanner un pass senior</h1>
        <p class="help" data-starting>
          Ouverture de la caméra…
        </p>
        <NotStarted phone={phone}>
          En attendant, le pass se vérifie depuis un autre téléphone, ou en appelant le CCAS.
        </NotStarted>
      </main>
      <footer class="foot">
        <span>
          <Icon name="scan-line" size={18} /> Aucun nom n’est enregistré ici.
        </span>
        <a href="/partenaire">Espace partenaire</a>
      </footer>
    </div>
  );
}
