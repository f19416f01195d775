/** What a field that picks a person sends where it is no dossier. */
export const pickedOtherwise = {
  nobody: 'aucun',
  /** Enters the register with this form. */
  newcomer: 'nouveau',
  /** The same, though somebody alike is there. */
  someoneElse: 'autre',
} as const;

/** Whether somebody enters the register. */
export function isNewcomer(own: string): boolean {
  return own === pickedOtherwise.newcomer || own === pickedOtherwise.someoneElse;
}

/** The fields of the newcomer, beside that of the person. */
export const NEWCOMER = 'nouveau.';
