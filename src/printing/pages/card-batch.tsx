import { counted, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import { WorkUnderWay } from '../../kernel/ui/work-under-way.js';
import type { CardBatchView } from '../card-batch.query.js';
import { batchContents, leftOutLabels } from '../printing-wording.js';

const titles: Record<CardBatchView['state'], string> = {
  waiting: 'En attente',
  running: 'Préparation en cours',
  done: 'C’est prêt',
  failed: 'La préparation s’est arrêtée',
  cleared: 'Fichiers effacés',
};

/** How far it is, then what to take away. */
export function CardBatchPage({ batch }: { batch: CardBatchView }) {
  const isUnderWay = batch.state === 'waiting' || batch.state === 'running';
  return (
    <section class="stack">
      <div class="stack tight">
        <p class="soft">
          {batchContents(batch)}, {counted(batch.total, 'pass', 'pass')}
        </p>
        <h1>{titles[batch.state]}</h1>
      </div>
      {isUnderWay && <Progress batch={batch} />}
      {batch.state === 'done' && <Ready batch={batch} />}
      {batch.state === 'failed' && (
        <div class="notice refused" role="alert">
          <p>
            <strong>Aucun fichier n’a été fait.</strong> La préparation s’est arrêtée plusieurs fois de notre côté.
            Recommencez plus tard, ou prévenez la personne qui tient l’installation.
          </p>
        </div>
      )}
      {batch.state === 'cleared' && (
        <p>
          Un fichier est gardé sept jours, puis effacé : il contient des codes. Les cartes déjà imprimées restent
          valables ; vous pouvez en préparer de nouvelles.
        </p>
      )}
      {batch.leftOutItems.length > 0 && <LeftOut batch={batch} />}
      <p class="row">
        <a class="button quiet" href="/ccas/cartes">
          Voir toutes les impressions
        </a>
      </p>
    </section>
  );
}

function Progress({ batch }: { batch: CardBatchView }) {
  const over = batch.made + batch.leftOut;
  return (
    <WorkUnderWay over={over} total={batch.total}>
      {batch.state === 'waiting'
        ? 'La préparation commence bientôt.'
        : `${frenchNumber(over)} sur ${frenchNumber(batch.total)}.`}{' '}
      Vous pouvez quitter cette page : la préparation continue, et vous retrouverez les fichiers dans « Cartes ».
    </WorkUnderWay>
  );
}

function Ready({ batch }: { batch: CardBatchView }) {
  const files: [string, string, number | null][] = [
    ['cards', 'Télécharger les cartes', batch.cardsBytes],
    ['letters', 'Télécharger les lettres', batch.lettersBytes],
  ];
  return (
    <>
      <p class="row">
        {files
          .filter(([, , bytes]) => bytes !== null)
          .map(([name, label, bytes]) => (
            <a class="button" href={`/api/v1/card-batches/${batch.id}/${name}.pdf`}>
              <Icon name="download" /> {label} (PDF, {sizeWords(bytes!)})
            </a>
          ))}
      </p>
      <ul>
        {batch.cards === 'sheets' && (
          <li>
            Imprimez à 100 %, sans « ajuster à la page », en recto verso sur le bord long. Coupez sur les repères.
          </li>
        )}
        {batch.cards === 'single' && <li>Chaque carte tient sur deux pages : le recto, puis le verso.</li>}
        {batch.letters && <li>L’adresse se lit dans une enveloppe à fenêtre, la lettre pliée en trois.</li>}
        {batch.cards && batch.letters && (
          <li>Cartes et lettres sont dans le même ordre, et portent le même numéro en petit : 1/{batch.total}.</li>
        )}
        <li>Ces fichiers sont effacés au bout de sept jours.</li>
      </ul>
    </>
  );
}

function LeftOut({ batch }: { batch: CardBatchView }) {
  return (
    <div class="notice waiting">
      <p>
        <strong>{counted(batch.leftOut, 'pass laissé de côté', 'pass laissés de côté')}.</strong> Rien n’a été imprimé
        pour :
      </p>
      <ul>
        {batch.leftOutItems.map((item) => (
          <li>
            n° {item.place}/{batch.total} <a href={`/ccas/usagers/${item.holder.residentId}`}>{item.holder.name}</a> :{' '}
            {leftOutLabels[item.why]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} Ko` : `${frenchNumber(Math.round(bytes / 2 ** 20))} Mo`;
}
