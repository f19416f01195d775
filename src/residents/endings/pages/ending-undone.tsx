import { Empty } from '../../../kernel/ui/empty.js';
import type { ResidentView } from '../../resident.query.js';
import type { CameBack, EndingKind } from '../ending.js';
import { endingLabels } from '../ending-wording.js';

interface Props {
  resident: ResidentView;
  said?: CameBack & { kind: EndingKind };
}

/** After an ending was undone: what came back by itself, and what a human must see to. */
export function EndingUndonePage({ resident, said }: Props) {
  const path = `/ccas/usagers/${resident.id}`;
  const name = `${resident.firstName} ${resident.lastName}`;
  return (
    <div class="stack narrow">
      <p>
        <a href={path}>{name}</a>
      </p>
      <h1>Ce qui est revenu</h1>
      {said ? (
        <>
          <p>{endingLabels[said.kind]} annulé. Le dossier est de nouveau ouvert.</p>
          <section class="stack tight">
            <h2>Revenu</h2>
            {said.back.length === 0 ? <p>Rien n’était en cours.</p> : <Lines lines={said.back} />}
          </section>
          {said.lost.length > 0 && (
            <section class="notice waiting stack tight">
              <h2>À reprendre vous-même</h2>
              <Lines lines={said.lost} />
            </section>
          )}
        </>
      ) : (
        <Empty>
          <p>Aucun décès ni déménagement n’a été annulé pour cette personne.</p>
        </Empty>
      )}
      <p>
        <a class="button" href={path}>
          Revenir à la fiche
        </a>
      </p>
    </div>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
