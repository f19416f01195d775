import { Icon } from '../../../kernel/ui/icon.js';
import type { Household, HouseholdMember } from '../households.query.js';
import { Proposals } from './proposals.js';

interface Props {
  /** `/ccas/usagers/<id>` */
  path: string;
  token: string;
  residentId: string;
  household?: Household;
  proposed: HouseholdMember[];
}

/** Names only: who they are to each other is not asked. */
export function HouseholdPanel({ path, token, residentId, household, proposed }: Props) {
  const others = household?.members.filter((member) => member.residentId !== residentId) ?? [];
  return (
    <section class="panel stack" id="foyer">
      <h2>Foyer</h2>
      {others.length === 0 ? (
        <p class="soft">Personne n’est noté dans son foyer.</p>
      ) : (
        <ul class="plain-list">
          {others.map((member) => (
            <li>
              <a href={`/ccas/usagers/${member.residentId}`}>
                {member.firstName} {member.lastName}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Proposals path={path} token={token} proposed={proposed} level={3} />
      <p>
        <a class="button quiet" href={`${path}/foyer`}>
          <Icon name="house" /> {others.length === 0 ? 'Noter son foyer' : 'Changer son foyer'}
        </a>
      </p>
    </section>
  );
}
