import { counted, frenchDay, frenchMoment, frenchNumber } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { LetterPrinting, WaitingLetters } from '../reminder-letters.query.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  token: string;
  waiting: WaitingLetters;
  printings: LetterPrinting[];
  /** The printing asked for just now. */
  justPrinted?: string;
}

const path = '/ccas/pass/echeances/lettres';

/** Paper is first class: who has no e-mail address is told by a letter an agent prints. */
export function ReminderLetters({ token, waiting, printings, justPrinted }: Props) {
  return (
    <section class="stack" id="lettres">
      <h2>Lettres à imprimer</h2>
      {justPrinted && (
        <div class="notice accepted" role="status">
          <p>
            Les lettres sont prêtes.{' '}
            <a href={`${path}/${justPrinted}`} target="_blank" rel="noopener">
              Ouvrir le PDF
            </a>
          </p>
        </div>
      )}
      {waiting.total === 0 ? (
        <Empty>
          <p>
            Aucune lettre n’attend. Les rappels des personnes sans courriel s’ajouteront ici, 60 et 15 jours avant la
            fin.
          </p>
        </Empty>
      ) : (
        <>
          <p>
            {counted(waiting.total, 'lettre')}
            {waiting.withoutAddress > 0 && (
              <>
                , dont {frenchNumber(waiting.withoutAddress)} <a href="/ccas/usagers?dossier=adresse">sans adresse</a>
              </>
            )}
          </p>
          <ul>
            {waiting.first.map((letter) => (
              <li>
                <a href={`/ccas/usagers/${letter.residentId}`}>
                  {letter.firstName} {letter.lastName}
                </a>
                , jusqu’au {frenchDay(letter.validThrough)}
                {letter.isWithoutAddress && <strong> – adresse à compléter</strong>}
              </li>
            ))}
          </ul>
          {waiting.total > waiting.first.length && (
            <p class="soft">
              Seules les {frenchNumber(waiting.first.length)} premières sont affichées ici. L’impression les prend
              toutes.
            </p>
          )}
          <Form action={path} token={token} class="row">
            <button class="quiet">
              <Icon name="printer" /> Imprimer {counted(waiting.total, 'lettre')}
            </button>
          </Form>
        </>
      )}
      {printings.length > 0 && (
        <details>
          <summary>Lettres déjà imprimées (les dix dernières fois)</summary>
          <p class="row">
            {printings.map((printing) => (
              <a class="button quiet" href={`${path}/${printing.id}`} target="_blank" rel="noopener">
                {counted(printing.letters, 'lettre')}, le {frenchMoment(instantOf(printing.printedAt))}
              </a>
            ))}
          </p>
        </details>
      )}
    </section>
  );
}
