/** The frame of the pass on a phone. It holds nothing of anyone: what is shown lies on the phone itself. */
export function MyPassPage() {
  return (
    <main class="phone-pass" id="contenu">
      <div id="mon-pass" class="stack">
        <h1>Mon pass</h1>
        <p>Ouverture…</p>
        <noscript>Le pass sur téléphone a besoin de JavaScript. Votre carte fonctionne sans.</noscript>
      </div>
    </main>
  );
}
