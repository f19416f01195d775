import { useState } from 'preact/hooks';
import { benefitWords, remainingWords } from '../../offers/offer-wording.js';
import { Answer } from '../../kernel/ui/browser/answer.js';
import type { Look } from '../../kernel/ui/browser/shapes.js';
import { readEuros } from '../../kernel/text/read-euros.js';
import { frenchEuros } from '../../kernel/ui/french.js';
import type { OfferForPass, Verification } from '../scan-answers.js';
import { verdictSentences } from '../verdict-sentences.js';

interface ChoiceProps {
  verification: Verification;
  choose(offer: OfferForPass, amountCents?: number): void;
  again(): void;
}

/** A good pass: one big button per offer, with what is left. */
export function Choice({ verification, choose, again }: ChoiceProps) {
  const [amount, setAmount] = useState('');
  const cents = amount.trim() === '' ? undefined : readEuros(amount);
  const isWrong = amount.trim() !== '' && !cents;
  const asksAmount = verification.offers.some(
    (offer) => offer.verdict === 'accepted' && (offer.minimumCents || offer.benefit.kind === 'percent'),
  );
  return (
    <Answer compact {...headline(verification.offers)}>
      {asksAmount && (
        <div class="field amount">
          <label for="montant">Montant de l’achat en euros (facultatif)</label>
          <input
            id="montant"
            inputMode="decimal"
            autocomplete="off"
            value={amount}
            onInput={(event) => setAmount(event.currentTarget.value)}
            aria-invalid={isWrong}
          />
          {isWrong && <p role="alert">Écrivez un montant comme 12,50.</p>}
        </div>
      )}
      <ul class="choices-list">
        {verification.offers.map((offer) => (
          <li key={offer.id}>
            <OfferButton offer={offer} cents={cents} blocked={isWrong} choose={choose} />
          </li>
        ))}
        <li>
          <button class="quiet" onClick={again}>
            Scanner un autre pass
          </button>
        </li>
      </ul>
    </Answer>
  );
}

/** Green means that something may be given: a good pass with nothing left to use here is a refusal, and says why. */
function headline(offers: OfferForPass[]): { look: Look; word: string; why: string; next?: string } {
  if (offers.length === 0)
    return { look: 'accepted', word: 'Valable', why: 'Vous n’avez aucun avantage en ligne aujourd’hui.' };
  if (offers.some((offer) => offer.verdict === 'accepted'))
    return { look: 'accepted', word: 'Valable', why: 'Choisissez l’avantage à appliquer.' };
  const reasons = new Set(offers.map((offer) => verdictSentences[offer.verdict].why));
  const why = reasons.size === 1 ? [...reasons][0]! : 'Aucun avantage n’est possible maintenant.';
  return { look: 'refused', word: 'Refusé', why, next: 'Le pass lui-même est valable.' };
}

function OfferButton({
  offer,
  cents,
  blocked,
  choose,
}: {
  offer: OfferForPass;
  cents?: number;
  blocked: boolean;
  choose: ChoiceProps['choose'];
}) {
  const isPossible = offer.verdict === 'accepted';
  const needsAmount = isPossible && offer.minimumCents !== null && !cents;
  const words = !isPossible
    ? verdictSentences[offer.verdict].why
    : needsAmount
      ? `Tapez d’abord le montant : ${frenchEuros(offer.minimumCents!)} au moins.`
      : remainingWords(offer.remaining, offer.limit?.period ?? null);
  return (
    <button disabled={!isPossible || needsAmount || blocked} onClick={() => choose(offer, cents)}>
      {benefitWords(offer.benefit)} · {offer.title}
      <small>{words}</small>
    </button>
  );
}
