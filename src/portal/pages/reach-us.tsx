import { hoursWords } from '../../kernel/hours/opening-hours.js';
import type { PublicCcas } from '../public-ccas.js';

/** Every way to reach the CCAS. */
export function ReachUs({ ccas }: { ccas: PublicCcas }) {
  return (
    <ul>
      {ccas.phone && (
        <li>
          Téléphone : <a href={`tel:${ccas.phone.e164}`}>{ccas.phone.words}</a>
        </li>
      )}
      {ccas.email && (
        <li>
          Courriel : <a href={`mailto:${ccas.email}`}>{ccas.email}</a>
        </li>
      )}
      <li>
        Au guichet ou par courrier : {ccas.name}
        {ccas.address && `, ${ccas.address}`}
        {ccas.openingHours.length > 0 && `. Ouvert ${hoursWords(ccas.openingHours)}`}.
      </li>
    </ul>
  );
}

/** Said by the CCAS, or that it has not been said yet. */
export function Said({ words }: { words: string | null }) {
  return words ? <span class="verbatim">{words}</span> : <em>à compléter par le CCAS</em>;
}
