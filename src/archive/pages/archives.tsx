import { WorkUnderWay } from '../../kernel/ui/work-under-way.js';
import type { ArchiveView } from '../archives.query.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { frenchMoment, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { Empty } from '../../kernel/ui/empty.js';

interface Props {
  token: string;
  recent: ArchiveView[];
  refusal?: Refusal;
}

const stateWords: Record<ArchiveView['state'], string> = {
  waiting: 'en attente',
  running: 'en cours',
  done: 'prête',
  failed: 'n’a pas pu être faite',
  cleared: 'effacée',
};

export function ArchivesPage({ token, recent, refusal }: Props) {
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <h1>Tout exporter</h1>
        <p class="soft">
          Tout ce que le CCAS possède dans un fichier : tables pour un tableur, données pour une autre installation,
          documents. Il contient les données de chaque personne : gardez-le en lieu sûr.
        </p>
      </div>
      <Form action="/ccas/archives" token={token} refusal={refusal}>
        <Field
          label="Phrase secrète"
          name="passphrase"
          type="password"
          refusal={refusal}
          autocomplete="off"
          hint="Elle protège ce qui se recharge dans une autre installation. Sans elle, l’archive ne se recharge pas : notez-la ailleurs que sur cet ordinateur. 14 caractères au moins."
        />
        <Field label="La même, encore une fois" name="again" type="password" refusal={refusal} autocomplete="off" />
        <button>
          <Icon name="archive" /> Préparer l’archive
        </button>
      </Form>
      <h2>Archives demandées (les dix dernières)</h2>
      {recent.length === 0 ? (
        <Empty>
          <p>Aucune pour l’instant. Une archive prête s’affichera ici pendant un jour.</p>
        </Empty>
      ) : (
        <ul class="found">
          {recent.map(({ id, state, requestedAt }) => (
            <li>
              <a href={`/ccas/archives/${id}`}>
                <strong>{frenchMoment(instantOf(requestedAt))}</strong>
                <span class="soft">{stateWords[state]}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function ArchivePage({ archive }: { archive: ArchiveView }) {
  const { id, state, tablesDone, tablesTotal, bytes, requestedAt } = archive;
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p class="soft">Demandée le {frenchMoment(instantOf(requestedAt))}</p>
        <h1>Archive {stateWords[state]}</h1>
      </div>
      {(state === 'waiting' || state === 'running') && (
        <WorkUnderWay>
          {tablesTotal === null ? 'L’archive se prépare…' : `${tablesDone} tables écrites sur ${tablesTotal}.`} Vous
          pouvez quitter cette page : le travail continue.
        </WorkUnderWay>
      )}
      {state === 'done' && (
        <>
          <p>
            <a class="button" href={`/ccas/archives/${id}/archive.zip`}>
              <Icon name="download" /> Enregistrer l’archive ({frenchNumber(Math.ceil((bytes ?? 0) / 1024))} Ko)
            </a>
          </p>
          <p class="soft">Elle reste ici un jour, puis elle est effacée.</p>
        </>
      )}
      {state === 'failed' && (
        <div class="notice refused" role="alert">
          <p>
            L’archive s’est arrêtée plusieurs fois de notre côté. Recommencez plus tard, ou prévenez la personne qui
            tient l’installation.
          </p>
        </div>
      )}
      {state === 'cleared' && <p>Le fichier a été effacé après un jour. Demandez-en un autre.</p>}
      <p>
        <a href="/ccas/archives">Toutes les archives</a>
      </p>
    </section>
  );
}
