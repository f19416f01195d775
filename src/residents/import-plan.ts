import { v7 as uuidv7 } from 'uuid';
import { searchText } from './identity.js';
import type { ImportLine, LineDetails } from './import-line.js';
import { LineRefused } from './import.errors.js';

/** Somebody already registered who bears an identity of the file. */
export interface KnownResident extends Record<keyof LineDetails, string | null> {
  id: string;
  identityKey: string;
}

export interface NewResident extends Omit<ImportLine, 'details' | 'communeCode'>, LineDetails {
  id: string;
  communeCode: string;
  searchText: string;
}

/** Only what the file changes; the rest of the dossier may be under an agent's hand meanwhile. */
export interface ChangedResident extends LineDetails {
  id: string;
}

export type Outcome = 'created' | 'merged' | 'unchanged';

interface Planned {
  id: string;
  isNew: boolean;
  now: Partial<Record<keyof LineDetails, string | null>>;
  changes: LineDetails;
}

/**
 * What a file asks for, decided line by line and written only once all of it is known: the dossiers of others stay
 * locked for the shortest time, and two lines about one person make one write.
 */
export class ImportPlan {
  private readonly people = new Map<string, Planned>();
  private readonly looked = new Set<string>();
  private readonly ambiguous = new Set<string>();
  readonly created: NewResident[] = [];

  /** Identities nobody has looked up yet. */
  toLookUp(lines: ImportLine[]): string[] {
    return [...new Set(lines.map((line) => line.identityKey))].filter((key) => !this.looked.has(key));
  }

  /** @param found everybody who bears one of `keys` */
  learn(keys: string[], found: KnownResident[]): void {
    for (const key of keys) this.looked.add(key);
    for (const { id, identityKey, ...now } of found) {
      if (this.people.has(identityKey)) this.ambiguous.add(identityKey);
      this.people.set(identityKey, { id, isNew: false, now, changes: {} });
    }
  }

  /** @throws LineRefused when several people bear that identity: nobody can say which one is meant */
  decide(line: ImportLine): Outcome {
    const key = line.identityKey;
    if (this.ambiguous.has(key))
      throw new LineRefused(
        null,
        'ambiguous',
        'Plusieurs usagers portent ce nom et sont nés ce jour-là : corrigez la fiche de la bonne personne à la main.',
      );
    const known = this.people.get(key);
    return known ? merge(known, line.details) : this.create(line);
  }

  /** Dossiers to update, in the order of their ids so that two writers never wait for each other. */
  get changed(): ChangedResident[] {
    return [...this.people.values()]
      .filter((each) => !each.isNew && Object.keys(each.changes).length > 0)
      .map(({ id, changes }) => ({ ...changes, id }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private create(line: ImportLine): Outcome {
    const { lastName, firstName, bornOn, communeCode, identityKey, details } = line;
    const id = uuidv7();
    const resident = {
      ...details,
      id,
      lastName,
      firstName,
      bornOn,
      communeCode,
      identityKey,
      searchText: searchText(line),
    };
    this.created.push(resident);
    // Later lines about the same person complete the row that is to be inserted.
    this.people.set(identityKey, { id, isNew: true, now: { ...details, communeCode }, changes: resident });
    return 'created';
  }
}

function merge(known: Planned, details: LineDetails): Outcome {
  const { residenceProofKind, residenceProofSeenOn, ...contact } = details;
  const news: LineDetails = Object.fromEntries(
    Object.entries(contact).filter(([field, value]) => value && differs(field as keyof LineDetails, value, known.now)),
  );
  // A proof seen before the one on record says nothing new.
  const seenOn = known.now.residenceProofSeenOn ?? '';
  if (residenceProofSeenOn && residenceProofSeenOn >= seenOn) {
    const isSame = residenceProofSeenOn === seenOn && residenceProofKind === known.now.residenceProofKind;
    if (!isSame) Object.assign(news, { residenceProofKind, residenceProofSeenOn });
  }
  if (Object.keys(news).length === 0) return 'unchanged';
  Object.assign(known.now, news);
  Object.assign(known.changes, news);
  return 'merged';
}

function differs(field: keyof LineDetails, value: string, now: Planned['now']): boolean {
  const current = now[field];
  return field === 'email' ? current?.toLowerCase() !== value.toLowerCase() : current !== value;
}
