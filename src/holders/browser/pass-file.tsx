import { useState } from 'preact/hooks';
import { RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { Carers } from './carers.js';
import { type HeldPass, keepPass, type MyPass } from './held-passes.js';
import { HolderApi, NoAnswer, Refused } from './holder-api.js';
import { MyData } from './my-data.js';
import { Phones } from './phones.js';
import { Uses } from './uses.js';
import { WhereAccepted } from './where-accepted.js';

interface Props {
  pass: HeldPass;
  changed(pass: HeldPass): void;
  isOffline: boolean;
}

/** Below the code: where it is accepted, and everything the person may do themselves. */
export function PassFile({ pass, changed, isOffline }: Props) {
  const [refusal, setRefusal] = useState<Refusal>();
  const view = pass.view!;

  const act = async <T extends object>(path: string, body: object = {}): Promise<T | undefined> => {
    setRefusal(undefined);
    const held = { ...pass };
    try {
      const answer = await new HolderApi(held).ask<T | undefined>('POST', path, body);
      held.view = answer && 'pass' in answer ? (answer as unknown as MyPass) : await new HolderApi(held).view();
      held.revoked = !held.view.phones.some(({ id }) => id === held.id);
      return answer ?? ({} as T);
    } catch (error) {
      held.revoked = error instanceof Refused && error.refusal.code === 'phone_revoked';
      if (!held.revoked) setRefusal(inWords(error));
      return undefined;
    } finally {
      // A telephone that is full shows it all the same, until the page is closed.
      await keepPass(held).catch(() => undefined);
      changed(held);
    }
  };

  return (
    <div class="stack pass-file">
      <WhereAccepted offers={view.offers} />
      {refusal && <RefusalNotice refusal={refusal} />}
      {isOffline ? (
        <p class="soft">Le reste demande internet.</p>
      ) : (
        <>
          {view.history && <Uses history={view.history} />}
          <Phones view={view} thisPhone={pass.id} act={act} />
          <Carers view={view} act={act} />
          {view.role === 'senior' && <MyData pass={pass} view={view} act={act} />}
        </>
      )}
    </div>
  );
}

function inWords(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (!(error instanceof NoAnswer)) throw error;
  return {
    status: 0,
    code: 'no_answer',
    detail: 'Le serveur ne répond pas.',
    nextStep: 'Rien n’a changé. Réessayez dans un instant.',
    errors: [],
  };
}
