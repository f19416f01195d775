import type { ArchivedTables } from '../kernel/archive/archiving.js';

/** What whoever opens the archive reads first. */
export function aboutArchive(ccas: string, archived: Pick<ArchivedTables, 'all'>): string {
  const stays = [...archived.all()].flatMap(([table, { staysBehind }]) =>
    staysBehind ? [`- ${table} : ${staysBehind}`] : [],
  );
  return `Archive de ${ccas}

Ce fichier contient tout ce que ce CCAS possède dans Passerelle, données personnelles comprises : gardez-le comme tel.

bilans/        les bilans de chaque année, en PDF
csv/           chaque table, pour un tableur
documents/     les fichiers gardés
rechargement/  les mêmes tables, pour les remettre dans une autre installation :

    npm run --silent cli -- ccas import archive.zip --passphrase-file phrase.txt

Ce qui est dans rechargement/ est chiffré et scellé avec la phrase choisie à l’export : sans elle, l’archive ne se recharge
pas, et un seul octet changé la fait refuser. Les autres dossiers sont en clair et ne sont jamais rechargés.

Restent à refaire après un rechargement dans une autre installation : se reconnecter, et imprimer de nouveau les lettres
d’activation qui n’ont pas encore servi.

Ce qui n’est pas dans l’archive :
${stays.join('\n')}
`;
}
