import { frenchEuros, frenchShortEuros } from '../../../kernel/ui/french.js';
import type { CompanyEstimate, PersonEstimate } from '../estimate.js';
import type { CompanyRates, PersonRates, RuleOnDay } from '../../settings/tax-rules.js';

export type EstimateShown =
  | { who: 'company'; found: CompanyEstimate; rule: RuleOnDay<CompanyRates> }
  | { who: 'person'; found: PersonEstimate; rule: RuleOnDay<PersonRates> };

/** What the tax may give back: never more than an estimate, with its ceiling and what is carried over. */
export function EstimateNotice({ estimate }: { estimate: EstimateShown }) {
  const { found, rule } = estimate;
  return (
    <div class="notice" role="status">
      <h2>Estimation</h2>
      <p>
        Pour un don de {frenchEuros(found.giftCents)}, la réduction d’impôt serait d’environ{' '}
        <strong>{frenchEuros(found.reductionCents)}</strong>. Le don vous coûterait{' '}
        {frenchEuros(found.giftCents - found.reductionCents)}.
      </p>
      <ul>
        {estimate.who === 'company' ? (
          <CompanyLines found={estimate.found} rates={estimate.rule.content} />
        ) : (
          <PersonLines found={estimate.found} rates={estimate.rule.content} />
        )}
        {found.carriedCents > 0 && (
          <li>
            {frenchEuros(found.carriedCents)} dépassent le plafond : ils comptent pour les {found.carryYears} années
            suivantes.
          </li>
        )}
      </ul>
      <p class="soft">
        C’est une estimation, pas un conseil fiscal : seul le service des impôts décide. Source : {rule.source}.
        {rule.isOutdated && ' Attention : cette règle n’est plus à jour, demandez au CCAS.'}
      </p>
    </div>
  );
}

function CompanyLines({ found, rates }: { found: CompanyEstimate; rates: CompanyRates }) {
  return (
    <>
      <li>
        {rates.ratePercent} % sur {frenchEuros(found.atRateCents)}
        {found.aboveCents > 0 &&
          `, puis ${rates.aboveRatePercent} % sur ${frenchEuros(found.aboveCents)} au-dessus de ${frenchShortEuros(rates.thresholdCents)} de dons dans l’année`}
        .
      </li>
      <li>
        Plafond de l’année : {frenchShortEuros(found.ceilingCents)}, soit {frenchShortEuros(rates.floorCents)} ou{' '}
        {rates.turnoverPerMille} ‰ du chiffre d’affaires s’il est plus haut. Il vaut pour tous vos dons de l’année.
      </li>
      {found.aboveCents === 0 && (
        <li>
          Au-dessus de {frenchShortEuros(rates.thresholdCents)} de dons dans l’année, le taux est de{' '}
          {rates.aboveRatePercent} %.
        </li>
      )}
      {found.carriedCents === 0 && <li>Ce qui dépasserait le plafond se reporte sur {found.carryYears} ans.</li>}
    </>
  );
}

function PersonLines({ found, rates }: { found: PersonEstimate; rates: PersonRates }) {
  return (
    <>
      <li>
        {rates.ratePercent} % sur {frenchEuros(found.countedCents)}.
      </li>
      <li>
        Plafond : {rates.incomePercent} % de votre revenu imposable
        {found.ceilingCents !== null && `, soit ${frenchShortEuros(found.ceilingCents)}`}. Il vaut pour tous vos dons de
        l’année.
      </li>
      {found.carriedCents === 0 && <li>Ce qui dépasserait le plafond se reporte sur {found.carryYears} ans.</li>}
    </>
  );
}
