import { Icon } from '../../kernel/ui/icon.js';

/** The frame around the scanner: what it shows while the camera starts, and without JavaScript. */
export function ScannerPage() {
  return (
    <div class="scanner">
      <main id="scanner" class="scanner-place">
        <h1 class="hidden-text">Scanner un pass senior</h1>
        <p class="help">Ouverture de la caméra…</p>
        <noscript>Le scanner a besoin de JavaScript. Activez-le dans le navigateur, ou appelez le CCAS.</noscript>
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
