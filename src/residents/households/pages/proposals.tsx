import { Form } from '../../../kernel/ui/form.js';
import type { HouseholdMember } from '../households.query.js';

interface Props {
  /** `/ccas/usagers/<id>` */
  path: string;
  token: string;
  proposed: HouseholdMember[];
}

/** Others at the same address: the person says whether they live together. Nothing is guessed. */
export function Proposals({ path, token, proposed }: Props) {
  if (proposed.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>À la même adresse</h3>
      <ul class="plain-list">
        {proposed.map(({ residentId, firstName, lastName }) => (
          <li class="stack tight">
            <a href={`/ccas/usagers/${residentId}`}>
              {firstName} {lastName}
            </a>
            <div class="row tight">
              <Form action={`${path}/foyer`} token={token} class="inline">
                <input type="hidden" name="otherId" value={residentId} />
                <button class="quiet">
                  Même foyer
                  <span class="hidden-text">
                    {' '}
                    : {firstName} {lastName}
                  </span>
                </button>
              </Form>
              <Form action={`${path}/foyer/ecart`} token={token} class="inline">
                <input type="hidden" name="otherId" value={residentId} />
                <button class="link">
                  Non
                  <span class="hidden-text">
                    {' '}
                    : {firstName} {lastName}
                  </span>
                </button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
