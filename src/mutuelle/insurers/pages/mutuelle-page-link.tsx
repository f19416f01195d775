/** For whoever came to the door of the mutuelle's people to learn about it. */
export function MutuellePageLink() {
  return (
    <p>
      Vous cherchez à vous renseigner ? <a href="/mutuelle">La mutuelle communale</a>
    </p>
  );
}
