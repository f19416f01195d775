import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { frenchDay } from '../../kernel/ui/french.js';
import type { Holding } from '../../passes/holders.query.js';
import type { DoubleCandidate } from '../../residents/likely-doubles.query.js';
import { likenessLabels } from '../../residents/likeness.js';
import { PassBadge } from '../../passes/pages/pass-badge.js';

export interface Described {
  lastName: string;
  firstName: string;
  /** ISO day. */
  bornOn: string;
  communeCode: string;
  address?: string | null;
  postcode?: string | null;
  /** E.164, or as typed. */
  phone?: string | null;
  email?: string | null;
}

interface Props {
  asked: Described;
  candidates: DoubleCandidate[];
  /** Their latest pass, by resident. */
  holdings: Map<string, Holding>;
  /** The dossier chosen before, or `nouveau`. */
  chosen?: string;
}

type Fact = [term: string, value: string];

/** Who asks beside who is registered, what differs marked: an agent says which dossier it is, or that it is none. */
export function DoubleChoice({ asked, candidates, holdings, chosen }: Props) {
  const ours = facts(asked);
  const twin = candidates.find(({ why }) => why?.includes('same_identity'));
  const preset = chosen ?? twin?.id;
  return (
    <fieldset class="stack">
      <legend>
        <h2>Est-ce la même personne ?</h2>
      </legend>
      <input type="hidden" name="vus" value={candidates.map(({ id }) => id).join(' ')} />
      <div class="sides">
        <section class="panel stack tight">
          <h3>La demande</h3>
          <Facts facts={ours} />
          <div class="choices tall">
            <label>
              <input type="radio" name="dossier" value="nouveau" checked={preset === 'nouveau'} required />
              <span>C’est quelqu’un d’autre : créer un dossier</span>
            </label>
          </div>
        </section>
        {candidates.map((candidate) => (
          <section class="panel stack tight">
            <h3>
              <a href={`/ccas/usagers/${candidate.id}`} target="_blank" rel="noopener">
                {candidate.firstName} {candidate.lastName}
              </a>
            </h3>
            {candidate.why && <p class="soft">{candidate.why.map((why) => likenessLabels[why]).join(', ')}</p>}
            <Facts facts={facts(candidate)} compared={ours} />
            {holdings.has(candidate.id) && (
              <PassBadge status={holdings.get(candidate.id)!.status} number={holdings.get(candidate.id)!.number} />
            )}
            <div class="choices tall">
              <label>
                <input type="radio" name="dossier" value={candidate.id} checked={preset === candidate.id} required />
                <span>C’est cette personne : compléter ce dossier</span>
              </label>
            </div>
          </section>
        ))}
      </div>
    </fieldset>
  );
}

function facts(person: Described): Fact[] {
  const { phone } = person;
  return [
    ['Nom', person.lastName],
    ['Prénom', person.firstName],
    ['Né·e le', /^\d{4}-/.test(person.bornOn) ? frenchDay(person.bornOn) : person.bornOn],
    ['Adresse', [person.address, person.postcode, communeName(person.communeCode)].filter(Boolean).join(', ')],
    ['Téléphone', phone ? frenchPhone(phone) : 'Non renseigné'],
    ['Courriel', person.email ?? 'Non renseigné'],
  ];
}

function Facts({ facts, compared }: { facts: Fact[]; compared?: Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([term, value], place) => (
        <div>
          <dt>{term}</dt>
          <dd>{compared && compared[place]![1] !== value ? <mark>{value}</mark> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
