import { ofName } from '../../kernel/text/of-name.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { parisDay } from '../../kernel/time/clock.js';
import type { PassView } from '../pass.query.js';
import type { MergeView } from '../../residents/resident-merges.query.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { PassBadge } from './pass-badge.js';

interface Props {
  token: string;
  residentId: string;
  merges: MergeView[];
  /** Besides the one the dossier shows first. */
  otherPasses: PassView[];
  /** The person died or moved away: dossiers are not parted meanwhile. */
  isEnded: boolean;
}

/** What two dossiers made one have left: the way back, and a second pass to withdraw. */
export function MergedDossiers({ token, residentId, merges, otherPasses, isEnded }: Props) {
  const held = otherPasses.filter(({ status }) => status === 'suspended' || status === 'active');
  return (
    <>
      {held.map(({ id, number, status }) => (
        <section class="panel stack tight">
          <h2>Un autre pass</h2>
          <PassBadge status={status} number={number} />
          <Form action={`/ccas/usagers/${residentId}/pass/${id}/retrait`} token={token}>
            <input type="hidden" name="reason" value="error" />
            <button class="quiet">Retirer cet autre pass</button>
          </Form>
        </section>
      ))}
      {merges.map(({ id, mergedAt, firstName, lastName, undoable }) => (
        <section class="panel stack tight">
          <p>
            Fusionné le {frenchDay(parisDay(instantOf(mergedAt)))} avec le dossier {ofName(firstName)} {lastName}.
          </p>
          {undoable && !isEnded && (
            <Form action={`/ccas/usagers/${residentId}/fusions/${id}/annulation`} token={token}>
              <button class="quiet">
                <Icon name="undo-2" /> Annuler la fusion
              </button>
            </Form>
          )}
        </section>
      ))}
    </>
  );
}
