interface Props {
  issuer: string;
  /** Numbers of the status lists in use. */
  lists: number[];
}

export function CheckPage({ issuer, lists }: Props) {
  return (
    <section class="narrow stack check-page">
      <div class="stack tight">
        <h1>Vérifier un pass senior</h1>
        <p class="soft">La vérification se fait dans votre navigateur. Rien du code n’est envoyé.</p>
      </div>
      <div id="verification" data-issuer={issuer} data-lists={lists.join(' ')}>
        <noscript>La vérification a besoin de JavaScript. Vous pouvez aussi appeler le CCAS.</noscript>
      </div>
    </section>
  );
}
