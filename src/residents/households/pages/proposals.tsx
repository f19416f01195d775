import type { HouseholdMember } from '../households.query.js';
import { SaidOfTwo } from './said-of-two.js';

interface Props {
  /** `/ccas/usagers/<id>` */
  path: string;
  token: string;
  proposed: HouseholdMember[];
  /** Of its heading, on the page around it. */
  level: 2 | 3;
}

/** Others at the same address: the person says whether they live together. Nothing is guessed. */
export function Proposals({ path, token, proposed, level }: Props) {
  if (proposed.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <div class="stack tight">
      <Heading>À la même adresse</Heading>
      <ul class="plain-list">
        {proposed.map(({ residentId, firstName, lastName }) => (
          <li class="stack tight">
            <a href={`/ccas/usagers/${residentId}`}>
              {firstName} {lastName}
            </a>
            <div class="row tight">
              <SaidOfTwo
                action={`${path}/foyer`}
                words="Même foyer"
                look="quiet"
                token={token}
                other={{ id: residentId, firstName, lastName }}
              />
              <SaidOfTwo
                action={`${path}/foyer/ecart`}
                words="Non"
                look="link"
                token={token}
                other={{ id: residentId, firstName, lastName }}
              />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
