import { type FormClass, wordsOf } from '../fields/word.js';
import type { ListColumn } from '../ui/list.js';
import { isOrder, leftOutOf } from './list-request.js';
import type { Listed } from './listed.js';

interface Props<Row> {
  list: Listed<Row>;
  columns: readonly (ListColumn<Row> | false)[];
}

/** What the address asked for and is not, and what is shown instead: an old link, or one that was typed. */
export function LeftOut<Row>({ list, columns }: Props<Row>) {
  const sentences = sentencesOf(list, columns);
  return sentences.length === 0 ? null : (
    <p class="soft" role="status">
      {sentences.join(' ')}
    </p>
  );
}

function sentencesOf<Row>({ request, page, order }: Listed<Row>, columns: Props<Row>['columns']): string[] {
  const names = [...leftOutOf(request)];
  const words = wordsOf(request.constructor as FormClass);
  const head = columns.find((column) => column !== false && column.sort === order.sort);
  const filters = names.filter((name) => !isOrder(name));
  return [
    ...filters.map((name) => {
      const { label, usual, options = [] } = words.get(name)!.look;
      const [key, first] = options[0] ?? [''];
      const instead = usual ?? (key === '' ? undefined : first);
      return `Le choix demandé pour « ${label} » n’existe pas : ${instead ? `voici « ${instead} »` : 'il n’est pas appliqué'}.`;
    }),
    names.includes('sort') || names.includes('direction')
      ? head
        ? `L’ordre demandé n’existe pas : la liste est triée par « ${head.head} », en ordre ${order.direction === 'croissant' ? 'croissant' : 'décroissant'}.`
        : 'L’ordre demandé n’existe pas : la liste est dans son ordre habituel.'
      : undefined,
    names.includes('page') ? 'La page demandée n’existe pas : voici la première.' : undefined,
    request.page !== undefined && request.page > page
      ? 'La page demandée n’existe pas : voici la dernière.'
      : undefined,
  ].filter((sentence) => sentence !== undefined);
}
