import { NotStarted } from '../../kernel/ui/not-started.js';

interface Props {
  issuer: string;
  /** Numbers of the status lists in use. */
  lists: number[];
  /** E.164, of the CCAS. */
  phone: string | null;
}

export function CheckPage({ issuer, lists, phone }: Props) {
  return (
    <section class="narrow stack check-page">
      <div class="stack tight">
        <h1>Vérifier un pass senior</h1>
        <p class="soft">La vérification se fait dans votre navigateur. Rien du code n’est envoyé.</p>
      </div>
      <div id="verification" data-issuer={issuer} data-lists={lists.join(' ')}>
        <NotStarted phone={phone}>
          Le CCAS peut dire au téléphone si un pass est valable : le numéro est sur la carte.
        </NotStarted>
      </div>
    </section>
  );
}
