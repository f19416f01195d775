import type { BulkAct } from './bulk-act.js';
import type { Reason } from './bulk-plan.js';
import type { BulkRunView, RefusedItem } from './bulk-run.query.js';
import { Paging } from '../listing/paging.js';
import { counted, frenchNumber } from '../ui/french.js';
import { List } from '../ui/list.js';
import { WorkUnderWay } from '../ui/work-under-way.js';

interface Props {
  run: BulkRunView;
  /** Absent when this version knows it no longer. */
  act?: BulkAct;
  reasons: Reason[];
  /** Of this page of those that were refused. */
  leftOut: RefusedItem[];
  names: Map<string, { label: string; href: string }>;
  page: number;
}

/** How far it is, then what was done, and why not where it was not. */
export function BulkRunPage({ run, act, reasons, leftOut, names, page }: Props) {
  const isUnderWay = run.state === 'waiting' || run.state === 'running';
  const [one, several] = act?.done ?? ['ligne faite', 'lignes faites'];
  return (
    <section class="stack">
      <div class="stack tight">
        <p class="soft">{counted(run.total, 'ligne choisie', 'lignes choisies')}</p>
        <h1>{act?.label ?? 'Geste groupé'}</h1>
      </div>
      {isUnderWay && <Progress run={run} />}
      {run.state === 'failed' && (
        <div class="notice refused" role="alert">
          <p>
            <strong>Le travail s’est arrêté plusieurs fois de notre côté.</strong> Ce qui est fait le reste. Recommencez
            pour les autres plus tard, ou prévenez la personne qui tient l’installation.
          </p>
        </div>
      )}
      {!isUnderWay && (
        <div class={run.refused > 0 ? 'notice waiting' : 'notice accepted'} role="status">
          <p>
            <strong>{counted(run.done, one, several)}.</strong>{' '}
            {run.refused > 0 &&
              `${counted(run.refused, 'ligne laissée', 'lignes laissées')} comme ${run.refused < 2 ? 'elle était' : 'elles étaient'}.`}
          </p>
        </div>
      )}
      <p class="row">
        {run.leadsTo && (
          <a class="button" href={run.leadsTo}>
            {act?.also?.see ?? 'Voir la suite'}
          </a>
        )}
        {act && (
          <a class="button quiet" href={`/ccas/${act.list}`}>
            Revenir à la liste
          </a>
        )}
        <a href="/ccas/gestes">Tous les gestes groupés</a>
      </p>
      {reasons.length > 1 && (
        <List
          plainBecause="reasons, the most frequent first"
          label="Raisons"
          rows={reasons}
          columns={[
            { head: 'Pourquoi', cell: ({ detail }) => detail },
            { head: 'Combien', look: 'number', cell: ({ count }) => frenchNumber(count) },
            { head: 'Que faire', cell: ({ nextStep }) => nextStep },
          ]}
        />
      )}
      {leftOut.length > 0 && (
        <>
          <h2>Ce qui n’a pas été fait</h2>
          <List
            plainBecause="what was refused of one run, in the order it was chosen in, paged and counted"
            label="Ce qui n’a pas été fait"
            rows={leftOut}
            columns={[
              {
                head: 'Qui ou quoi',
                cell: ({ subjectId }) => {
                  const named = names.get(subjectId);
                  return named ? <a href={named.href}>{named.label}</a> : <span class="soft">N’est plus là</span>;
                },
              },
              { head: 'Pourquoi', cell: ({ detail }) => detail },
              { head: 'Que faire', isSpare: true, cell: ({ nextStep }) => nextStep },
            ]}
          />
          <Paging page={page} total={run.refused} hrefOf={(other) => `/ccas/gestes/${run.id}?page=${other}`} />
        </>
      )}
    </section>
  );
}

function Progress({ run }: { run: BulkRunView }) {
  const over = run.done + run.refused;
  return (
    <WorkUnderWay over={over} total={run.total}>
      {run.state === 'waiting'
        ? 'Le travail commence bientôt.'
        : `${frenchNumber(over)} sur ${frenchNumber(run.total)}.`}{' '}
      Vous pouvez quitter cette page : le travail continue. Le compte rendu vous attend dans « Gestes groupés ».
    </WorkUnderWay>
  );
}
