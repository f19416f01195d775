import type { BulkAct, BulkPlan } from './bulk-act.js';
import { Tick } from '../ui/choices.js';
import { Form, RefusalNotice, Select } from '../ui/form.js';
import { counted, frenchNumber } from '../ui/french.js';
import { Empty } from '../ui/empty.js';
import { List } from '../ui/list.js';
import type { Refusal } from '../ui/refusal.js';

interface Props {
  token: string;
  refusal?: Refusal;
  act: BulkAct;
  plan: BulkPlan;
  /** Of those that are chosen. */
  total: number;
  asked?: { label: string; options: [value: string, label: string][] };
  /** By which they are chosen. */
  address: Record<string, unknown>;
}

/** What would happen, and to how many, before anything does. */
export function BulkConfirmPage({ token, refusal, act, plan: { able, unable }, total, asked, address }: Props) {
  const back = `/ccas/${act.list}${queryOf(address, ['geste', 'qui', 'choisi'])}`;
  if (total === 0)
    return (
      <div class="stack">
        <h1>{act.label}</h1>
        <Empty title="Rien n’est choisi">
          <p>
            Cochez des lignes, ou choisissez d’agir sur toute la liste. <a href={back}>Revenir à la liste</a>
          </p>
        </Empty>
      </div>
    );
  return (
    <div class="stack">
      <div class="stack tight">
        <p class="soft">{counted(total, 'ligne choisie', 'lignes choisies')}</p>
        <h1>{act.label}</h1>
        <p>{act.explained}</p>
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      {unable.length > 0 && (
        <div class="notice waiting">
          <p>
            <strong>
              {able === 0
                ? 'Ce n’est possible pour aucune de ces lignes.'
                : `C’est possible pour ${frenchNumber(able)} sur ${frenchNumber(total)}.`}
            </strong>{' '}
            {able > 0 && 'Les autres resteront comme elles sont, et le compte rendu les nommera.'}
          </p>
        </div>
      )}
      <List
        plainBecause="reasons, the most frequent first"
        label="Ce qui ne se fera pas"
        rows={unable}
        columns={[
          { head: 'Pourquoi', cell: ({ detail }) => detail },
          { head: 'Combien', look: 'number', cell: ({ count }) => frenchNumber(count) },
          { head: 'Que faire', cell: ({ nextStep }) => nextStep },
        ]}
      />
      {able > 0 ? (
        <Form action={`/ccas/gestes/nouveau${queryOf(address, [])}`} token={token}>
          {asked && <Select label={asked.label} name="choix" options={asked.options} />}
          {act.also && <Tick label={act.also.label} name="aussi" checked />}
          <p class="row">
            <button>
              {act.label} : {frenchNumber(able)}
            </button>
            <a class="button quiet" href={back}>
              Revenir à la liste
            </a>
          </p>
        </Form>
      ) : (
        <p>
          <a class="button quiet" href={back}>
            Revenir à la liste
          </a>
        </p>
      )}
    </div>
  );
}

/** What an address asks for, without some of it. */
function queryOf(address: Record<string, unknown>, without: string[]): string {
  const pairs = Object.entries(address).flatMap(([name, values]) =>
    without.includes(name) ? [] : [values].flat().map((value): [string, string] => [name, String(value)]),
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
}
