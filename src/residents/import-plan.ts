import { v7 as uuidv7 } from 'uuid';
import { LineRefused } from '../kernel/lists/list.errors.js';
import { identityKey, searchText } from './identity.js';
import type { ImportLine, LineDetails } from './import-line.js';
import type { MatchBy } from './match-keys.js';

type Now = Partial<Record<keyof LineDetails, string | null>>;

/** Somebody already registered whom the file speaks of. */
export interface KnownResident extends Record<keyof LineDetails, string | null> {
  id: string;
  /** By which they were looked for: an identity, a reference or a pass number. */
  key: string;
  isRestricted: boolean;
}

export interface NewResident extends LineDetails {
  id: string;
  identityKey: string;
  searchText: string;
}

/** Only what the file changes; the rest of the dossier may be under an agent's hand meanwhile. */
export interface ChangedResident extends LineDetails {
  id: string;
  /** Both, when the name or the birth date changes. */
  identityKey?: string;
  searchText?: string;
}

export type Outcome = 'created' | 'merged' | 'unchanged';

interface Planned {
  id: string;
  isNew: boolean;
  isRestricted: boolean;
  now: Now;
  changes: LineDetails;
}

/** By what somebody is looked for. */
export type Lookup = 'identity' | 'reference' | 'pass_number';

/**
 * What a file asks for, decided line by line and written only once all of it is known: the dossiers of others stay
 * locked for the shortest time, and two lines about one person make one write.
 */
export class ImportPlan {
  private readonly people = new Map<string, Planned>();
  private readonly found: Record<Lookup, Map<string, Planned[]>> = {
    identity: new Map(),
    reference: new Map(),
    pass_number: new Map(),
  };
  readonly created: NewResident[] = [];

  constructor(private readonly matchBy: MatchBy) {}

  /** References and pass numbers nobody has looked up yet: they come first, since they say whose name may change. */
  keysToLookUp(lines: ImportLine[], by: 'reference' | 'pass_number'): string[] {
    const keys = lines.map(({ passNumber, details }) => (by === 'reference' ? details.reference : passNumber));
    return this.unknown(by, keys);
  }

  /** Identities these lines would leave behind. */
  identitiesToLookUp(lines: ImportLine[]): string[] {
    return this.unknown(
      'identity',
      lines.map((line) => identityOf({ ...this.byNumber(line)?.now, ...given(line.details) })),
    );
  }

  /** @param rows everybody who bears one of `keys` */
  learn(by: Lookup, keys: string[], rows: KnownResident[]): void {
    for (const key of keys) if (!this.found[by].has(key)) this.found[by].set(key, []);
    for (const { id, key, isRestricted, ...now } of rows) {
      const person = this.people.get(id) ?? { id, isNew: false, isRestricted, now, changes: {} };
      this.people.set(id, person);
      this.found[by].get(key)!.push(person);
    }
  }

  /** @throws LineRefused when nobody can say which person is meant, or the line would make two of one */
  decide(line: ImportLine): Outcome {
    const known = this.matchBy === 'identity' ? this.named(line) : (this.byNumber(line) ?? this.newcomer(line));
    if (!known) return this.create(line);
    if (known.isRestricted)
      throw new LineRefused(
        null,
        'dossier_restricted',
        'Ce dossier est limité à la demande de la personne : rien n’y change.',
      );
    this.refuseTaken(known, line.details);
    const before = identityOf(known.now);
    const outcome = merge(known, line.details);
    this.note('identity', identityOf(known.now), known, before);
    if (line.details.reference) this.note('reference', line.details.reference, known);
    return outcome;
  }

  /** Dossiers to update, in the order of their ids so that two writers never wait for each other. */
  get changed(): ChangedResident[] {
    return [...this.people.values()]
      .filter((each) => !each.isNew && Object.keys(each.changes).length > 0)
      .map(({ id, now, changes }) => ({ ...changes, ...(hasName(changes) && folded(now)), id }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private unknown(by: Lookup, keys: (string | undefined)[]): string[] {
    return [...new Set(keys.filter((key) => key !== undefined))].filter((key) => !this.found[by].has(key));
  }

  /** Whom the line means by its reference or pass number. */
  private byNumber({ passNumber, details }: ImportLine): Planned | undefined {
    const key = this.matchBy === 'pass_number' ? passNumber : this.matchBy === 'reference' ? details.reference : '';
    return key ? this.found[this.matchBy].get(key)?.[0] : undefined;
  }

  private named({ details }: ImportLine): Planned | undefined {
    const [known, ...others] = this.found.identity.get(identityOf(details)!) ?? [];
    if (others.length > 0)
      throw new LineRefused(
        null,
        'ambiguous',
        'Plusieurs usagers portent ce nom et sont nés ce jour-là : corrigez la fiche de la bonne personne à la main.',
      );
    return known;
  }

  /** A number nobody bears: somebody known by name who is given it, or somebody new. */
  private newcomer(line: ImportLine): Planned | undefined {
    if (this.matchBy === 'pass_number')
      throw new LineRefused('passNumber', 'unknown_pass_number', 'Aucun pass n’a ce numéro.');
    if (!identityOf(line.details))
      throw new LineRefused(
        'reference',
        'unknown_reference',
        'Aucun dossier n’a cette référence ; pour inscrire la personne, il faut son nom, son prénom et sa date de naissance.',
      );
    const known = this.named(line);
    if (known?.now.reference && known.now.reference !== line.details.reference)
      throw new LineRefused(
        'reference',
        'other_reference',
        'Cette personne est déjà inscrite sous une autre référence.',
      );
    return known;
  }

  /** A reference is one person's, and so is a name with a birth date. */
  private refuseTaken(known: Planned, details: LineDetails): void {
    const { reference } = details;
    const holder = reference && this.found.reference.get(reference)?.[0];
    if (holder && holder !== known)
      throw new LineRefused('reference', 'reference_taken', 'Cette référence est celle d’un autre dossier.');
    if (this.matchBy === 'identity') return;
    const after = identityOf({ ...known.now, ...given(details) })!;
    if (after === identityOf(known.now)) return;
    if ((this.found.identity.get(after) ?? []).some((other) => other !== known))
      throw new LineRefused(
        null,
        'identity_taken',
        'Une autre personne est inscrite sous ce nom et née ce jour-là : voyez s’il faut réunir les deux dossiers.',
      );
  }

  private create(line: ImportLine): Outcome {
    const { details, communeCode } = line;
    if (!communeCode) throw new LineRefused('communeCode', 'required', 'La commune manque.');
    const holder = details.reference && this.found.reference.get(details.reference)?.[0];
    if (holder) throw new LineRefused('reference', 'reference_taken', 'Cette référence est celle d’un autre dossier.');
    const id = uuidv7();
    const resident = { ...details, communeCode, ...folded(details), id };
    this.created.push(resident);
    // Later lines about the same person complete the row that is to be inserted.
    const person = { id, isNew: true, isRestricted: false, now: { ...details, communeCode }, changes: resident };
    this.people.set(id, person);
    this.note('identity', identityOf(details), person);
    if (details.reference) this.note('reference', details.reference, person);
    return 'created';
  }

  private note(by: Lookup, key: string | undefined, person: Planned, before?: string): void {
    if (key === undefined || key === before) return;
    const bearers = this.found[by].get(key) ?? [];
    if (!bearers.includes(person)) this.found[by].set(key, [...bearers, person]);
    if (before) {
      const left = this.found[by].get(before)?.filter((each) => each !== person);
      if (left) this.found[by].set(before, left);
    }
  }
}

/** `identityKey` of what is whole; undefined while a part of it is not known. */
function identityOf({ lastName, firstName, bornOn }: Now): string | undefined {
  return lastName && firstName && bornOn ? identityKey({ lastName, firstName, bornOn }) : undefined;
}

function folded({ lastName, firstName, bornOn }: Now): { identityKey: string; searchText: string } {
  const person = { lastName: lastName!, firstName: firstName!, bornOn: bornOn! };
  return { identityKey: identityKey(person), searchText: searchText(person) };
}

function hasName({ lastName, firstName, bornOn }: LineDetails): boolean {
  return lastName !== undefined || firstName !== undefined || bornOn !== undefined;
}

/** Without what the line does not say. */
function given(details: LineDetails): LineDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function merge(known: Planned, details: LineDetails): Outcome {
  const { residenceProofKind, residenceProofSeenOn, ...contact } = details;
  const isSamePerson = identityOf(details) === identityOf(known.now);
  const news: LineDetails = Object.fromEntries(
    Object.entries(contact).filter(
      ([field, value]) =>
        value &&
        // The same name with other accents or capitals stays as somebody wrote it in the dossier.
        !(isSamePerson && ['lastName', 'firstName', 'bornOn'].includes(field)) &&
        differs(field as keyof LineDetails, value, known.now),
    ),
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

function differs(field: keyof LineDetails, value: string, now: Now): boolean {
  const current = now[field];
  return field === 'email' ? current?.toLowerCase() !== value.toLowerCase() : current !== value;
}
