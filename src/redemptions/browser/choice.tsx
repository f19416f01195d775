import { useState } from 'preact/hooks';
import { Answer } from '../../kernel/ui/browser/answer.js';
import { readEuros } from '../../kernel/text/read-euros.js';
import { frenchEuros } from '../../kernel/ui/french.js';
import { savedCents } from '../../offers/offer-terms.js';
import { benefitWords } from '../../offers/offer-wording.js';
import { headline } from './headline.js';
import type { GoodPass, OfferChoice } from './judge-scan.js';
import { leftWords } from './left-words.js';
import { Again } from './outcomes.js';

interface Props {
  pass: GoodPass;
  choose(offer: OfferChoice, amountCents?: number): void;
  again(): void;
}

/** A good pass: one big button per offer, with what is left, and what to take off once the amount is typed. */
export function Choice({ pass, choose, again }: Props) {
  const [amount, setAmount] = useState('');
  const cents = amount.trim() === '' ? undefined : readEuros(amount);
  const isWrong = amount.trim() !== '' && !cents;
  const asksAmount = pass.offers.some(
    (offer) => offer.verdict === 'accepted' && !['free_item', 'service'].includes(offer.benefit.kind),
  );
  return (
    <Answer compact {...headline(pass)}>
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
            aria-describedby={isWrong ? 'montant-erreur' : undefined}
          />
          {isWrong && (
            <p role="alert" id="montant-erreur">
              Écrivez un montant comme 12,50.
            </p>
          )}
        </div>
      )}
      <ul class="choices-list">
        {pass.offers.map((offer) => (
          <li key={offer.id}>
            <OfferButton offer={offer} cents={cents} blocked={isWrong} choose={choose} />
          </li>
        ))}
      </ul>
      <Again again={again} />
    </Answer>
  );
}

function OfferButton({
  offer,
  cents,
  blocked,
  choose,
}: {
  offer: OfferChoice;
  cents?: number;
  blocked: boolean;
  choose: Props['choose'];
}) {
  const isPossible = offer.verdict === 'accepted' && offer.way !== 'wait';
  const isBelow = isPossible && offer.minimumCents !== null && (cents ?? 0) < offer.minimumCents;
  return (
    <button disabled={!isPossible || isBelow || blocked} onClick={() => choose(offer, cents)}>
      {benefitWords(offer.benefit)} · {offer.title}
      {isPossible && !isBelow && cents && <strong class="to-pay">{toPay(offer, cents)}</strong>}
      <small>{isBelow ? minimumWords(offer, cents) : leftWords(offer)}</small>
    </button>
  );
}

/** `1,25 € de moins : 11,25 € à payer` */
function toPay({ benefit }: OfferChoice, cents: number): string {
  const saved = savedCents(benefit, cents);
  if (saved === 0 || ['free_item', 'service'].includes(benefit.kind)) return `${frenchEuros(cents)} à payer`;
  return `${frenchEuros(saved)} de moins : ${frenchEuros(cents - saved)} à payer`;
}

function minimumWords({ minimumCents }: OfferChoice, cents?: number): string {
  const least = `${frenchEuros(minimumCents!)} au moins`;
  return cents ? `L’achat n’atteint pas le minimum : ${least}.` : `Tapez d’abord le montant : ${least}.`;
}
