/** One file of `migrations/` could not be run. */
export class MigrationFailed extends Error {
  constructor(file: string, cause: Error) {
    super(
      `La mise à jour de la base s’est arrêtée à ${file} : ${cause.message}. Rien de ce fichier n’a été gardé : ` +
        `la version d’avant continue de servir. Levez la cause, puis relancez.`,
      { cause },
    );
  }
}
