/** Accounts by id, with the name they sign with. */
export type StaffNames = ReadonlyMap<string, string>;

const kinds: Record<string, string> = {
  agent: 'un agent',
  manager: 'une personne responsable',
  senior: 'la personne elle-même',
  carer: 'une personne aidante',
  partner: 'le partenaire',
  till: 'le partenaire',
  system: 'Passerelle',
};

/** `Nadia`, `la personne elle-même`: whoever did something, as a sentence names them. */
export function whoWords({ kind, id }: { kind: string; id: string | null }, names: StaffNames): string {
  return (id && names.get(id)) || kinds[kind] || 'quelqu’un';
}
