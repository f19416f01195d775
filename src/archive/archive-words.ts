/** What whoever opens the archive reads first. */
export function aboutArchive(ccas: string): string {
  return `Archive de ${ccas}

Ce fichier contient tout ce que ce CCAS possède dans Passerelle, données personnelles comprises : gardez-le comme tel.

bilans/     les bilans de chaque année, en PDF
csv/        chaque table, pour un tableur
documents/  les fichiers gardés
tables/     les mêmes tables, une ligne JSON par enregistrement, pour les remettre dans une installation vide :

    npm run --silent cli -- ccas import archive.zip --passphrase-file phrase.txt

Les clés de signature sont chiffrées avec la phrase choisie à l’export : sans elle, l’archive ne se recharge pas.
Restent à refaire après un rechargement dans une autre installation : se reconnecter, et imprimer de nouveau les lettres
d’activation qui n’ont pas encore servi. manifest.json dit ce qui n’est pas dans l’archive, et pourquoi.
`;
}
