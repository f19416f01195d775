/** The browser goes on by itself; the link is for one that does not. */
export function SignedOutPage({ url }: { url: string }) {
  return (
    <section class="narrow stack">
      <h1>Vous êtes déconnecté·e</h1>
      <p class="lead">Il reste à fermer votre session ProConnect. Votre navigateur y va de lui-même.</p>
      <p>
        <a class="button" href={url}>
          Fermer ma session ProConnect
        </a>
      </p>
    </section>
  );
}
