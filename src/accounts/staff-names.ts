/** How people of the CCAS sign, by account, and what the house calls whoever else did something. */
export class StaffNames {
  constructor(
    private readonly names: ReadonlyMap<string, string> = new Map(),
    private readonly ofKind: (kind: string) => string | undefined = () => undefined,
  ) {}

  /** `Nadia`, `la personne elle-même`: whoever did something, as a sentence names them. */
  words({ kind, id }: { kind: string; id: string | null }): string {
    return (id && this.names.get(id)) || (kind === 'system' ? 'Passerelle' : this.ofKind(kind)) || 'quelqu’un';
  }
}
