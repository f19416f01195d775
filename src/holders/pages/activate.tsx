interface Props {
  /** As people write it. */
  phone: string | null;
}

export function ActivatePage({ phone }: Props) {
  return (
    <main class="phone-pass stack" id="contenu">
      <div class="stack tight">
        <h1>Mettre mon pass sur ce téléphone</h1>
        <p>Prenez la lettre du CCAS. La carte continue de fonctionner.</p>
      </div>
      <div id="activation">
        <noscript>Cette page a besoin de JavaScript. Votre carte fonctionne sans.</noscript>
      </div>
      <p class="soft">
        Pas de lettre, ou code déjà utilisé ? Le CCAS vous en donne un autre
        {phone ? ` au ${phone}` : ''}, ou au guichet.
      </p>
      <p>
        <a href="/mon-pass">Voir mon pass</a>
      </p>
    </main>
  );
}
