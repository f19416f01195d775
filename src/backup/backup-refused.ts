/** Why a backup is not made or not read back: one or a few French sentences for the operator, with the next step. */
export class BackupRefused extends Error {}
