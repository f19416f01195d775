import type { Refusal } from '../../kernel/ui/refusal.js';

export function ProviderFailedPage({ refusal }: { refusal?: Refusal }) {
  return (
    <section class="narrow stack">
      <h1>ProConnect</h1>
      <div class="notice refused" role="alert">
        <p>
          <strong>{refusal?.detail}</strong> {refusal?.nextStep}
        </p>
      </div>
      <p class="row">
        <a class="button" href="/connexion/proconnect">
          Recommencer avec ProConnect
        </a>
        <a href="/connexion">Se connecter avec un mot de passe</a>
      </p>
    </section>
  );
}
