import { LIST_FILES } from '../../../kernel/lists/list-files.js';
import { ReadAs } from '../../../kernel/lists/list-report.js';
import { readingWords } from '../../../kernel/lists/reading.js';
import { Field, Form, RefusalNotice } from '../../../kernel/ui/form.js';
import { counted, frenchDay, frenchEuros, frenchNumber } from '../../../kernel/ui/french.js';
import { Icon } from '../../../kernel/ui/icon.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import type { Listed } from '../../../kernel/listing/listed.js';
import { Listing } from '../../../kernel/listing/listing.js';
import type { ImportOutcome } from '../bank-lines.js';
import type { OpenLine } from '../bank-list.query.js';
import type { AwaitedDonation, LineMatch } from '../match-bank-line.js';
import { spacedReference } from '../../giving/payment-reference.js';
import { Empty } from '../../../kernel/ui/empty.js';

/** Numbers of lines that could not be read, before « et 12 autres ». */
const UNREADABLE_SHOWN = 20;

interface Props {
  list: Listed<OpenLine>;
  awaited: AwaitedDonation[];
  token: string;
  outcome?: ImportOutcome;
  refusal?: Refusal;
}

const warnings = {
  unknown_reference:
    'La référence de cette ligne n’est celle d’aucun don attendu : déjà reçu, annulé, ou d’un autre CCAS.',
  anothers_reference:
    'La référence est celle d’un donateur, mais le nom est celui d’un autre : vérifiez avant de confirmer.',
  repeated_line: 'Une ligne pareille est dans le même fichier : vérifiez que ce sont bien deux versements.',
} as const;

/** The bank's credits beside the donations they may be; a person confirms each. */
export function BankPage({ list, awaited, token, outcome, refusal }: Props) {
  const fileRefusal = refusal?.errors.some(({ field }) => field === 'file') ? refusal : undefined;
  return (
    <div class="stack">
      <h1>Relevé bancaire</h1>
      {refusal && !fileRefusal && <RefusalNotice refusal={refusal} />}
      {outcome && <Outcome outcome={outcome} />}
      <Form action="/ccas/dons/banque" token={token} refusal={fileRefusal} file class="panel stack">
        <Field
          label="Fichier de la banque (CSV ou Excel)"
          name="file"
          type="file"
          accept={LIST_FILES}
          hint="Avec une ligne de titres : Date, Libellé, Crédit ou Montant. Les débits ne sont pas gardés."
          refusal={fileRefusal}
        />
        <p>
          <button>
            <Icon name="upload" /> Lire le relevé
          </button>
        </p>
      </Form>
      <h2>À rapprocher</h2>
      <Listing
        list={list}
        path="/ccas/dons/banque"
        label="À rapprocher"
        words={['ligne', 'lignes']}
        csv="/ccas/lignes-de-banque.csv"
        columns={[
          { head: 'Date', sort: 'date', cell: ({ bookedOn }) => frenchDay(bookedOn) },
          {
            head: 'Montant',
            sort: 'montant',
            look: 'number',
            cell: ({ amountCents }) => <strong>{frenchEuros(amountCents)}</strong>,
          },
          { head: 'Libellé', sort: 'libelle', cell: ({ label }) => <span class="verbatim">{label}</span> },
          { head: 'Quel don', cell: (line) => <Decision line={line} awaited={awaited} token={token} /> },
        ]}
        empty={() => (
          <Empty>
            <h3>Aucune ligne à rapprocher</h3>
            <p>
              {awaited.length === 0
                ? 'Aucun virement n’est attendu.'
                : `${counted(awaited.length, 'virement est attendu', 'virements sont attendus')} : chargez le relevé quand il arrive.`}
            </p>
          </Empty>
        )}
      />
    </div>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  return (
    <div class="notice accepted" role="status">
      <p>
        {counted(outcome.added, 'ligne nouvelle', 'lignes nouvelles')}.
        {outcome.known > 0 && ` ${counted(outcome.known, 'ligne déjà lue', 'lignes déjà lues')} avant.`}
        {outcome.debits > 0 && ` ${counted(outcome.debits, 'débit laissé', 'débits laissés')} de côté.`}
      </p>
      <ReadAs words={readingWords(outcome.reading)} />
      {outcome.unreadable.length > 0 && (
        <p>
          {outcome.unreadable.length === 1 ? 'Ligne illisible' : 'Lignes illisibles'} :{' '}
          {outcome.unreadable.slice(0, UNREADABLE_SHOWN).join(', ')}
          {outcome.unreadable.length > UNREADABLE_SHOWN &&
            ` et ${frenchNumber(outcome.unreadable.length - UNREADABLE_SHOWN)} autres`}
          .
        </p>
      )}
    </div>
  );
}

/** What a credit may be, and what is said of it. */
function Decision({ line, awaited, token }: { line: OpenLine; awaited: AwaitedDonation[]; token: string }) {
  const path = `/ccas/dons/banque/${line.id}`;
  const others = awaited.filter(({ id }) => !line.matches.some(({ donation }) => donation.id === id));
  return (
    <div class="stack tight">
      {line.warnings.map((warning) => (
        <div class="notice waiting">
          <p>{warnings[warning]}</p>
        </div>
      ))}
      {line.matches.length === 0 && <p class="soft">Aucun don attendu ne ressemble à cette ligne.</p>}
      {line.matches.map((match, place) => (
        <Form action={`${path}/rapprochement`} token={token} class="row">
          <input type="hidden" name="donation" value={match.donation.id} />
          <span>
            <strong>{match.donation.donorName}</strong>, attendu {frenchEuros(match.donation.missingCents)} (
            {reasonsOf(match)})
          </span>
          <button class={place === 0 && line.warnings.length === 0 ? undefined : 'quiet'}>
            Confirmer<span class="hidden-text"> : {match.donation.donorName}</span>
          </button>
        </Form>
      ))}
      <details>
        <summary>Autre chose</summary>
        {others.length > 0 && (
          <Form action={`${path}/rapprochement`} token={token} class="search">
            <div class="field">
              <label for={`autre-${line.id}`}>Un autre don attendu</label>
              <select id={`autre-${line.id}`} name="donation">
                {others.map(({ id, donorName, missingCents, reference }) => (
                  <option value={id}>
                    {donorName}, {frenchEuros(missingCents)}, {spacedReference(reference)}
                  </option>
                ))}
              </select>
            </div>
            <button class="quiet">Confirmer ce don</button>
          </Form>
        )}
        <Form action={`${path}/mise-a-part`} token={token} class="inline">
          <button class="quiet">Ce n’est pas un don</button>
        </Form>
      </details>
    </div>
  );
}

function reasonsOf({ byReference, byName, byAmount }: LineMatch): string {
  const reasons = [byReference && 'même référence', byName && 'même nom', byAmount && 'même montant'].filter(Boolean);
  return reasons.join(', ');
}
