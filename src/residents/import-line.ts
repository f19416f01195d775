import type { Temporal } from 'temporal-polyfill';
import { findCommune } from '../ccas/communes.js';
import { readDay, readEmail, readPhone, readPostcode } from '../kernel/lists/list-cells.js';
import { cellOf, checkCells } from '../kernel/lists/list-source.js';
import { LineRefused } from '../kernel/lists/list.errors.js';
import { readAddress, readName, readProofKind } from './import-cells.js';
import type { ImportField, ImportHeader } from './import-columns.js';
import type { MatchBy } from './match-keys.js';
import type { ResidenceProofKind } from './resident.entity.js';

/** What may change in a dossier when the same person comes again. Undefined: the line does not say. */
export interface LineDetails {
  lastName?: string;
  firstName?: string;
  /** ISO day, as `residenceProofSeenOn`. */
  bornOn?: string;
  communeCode?: string;
  address?: string;
  postcode?: string;
  /** E.164 */
  phone?: string;
  email?: string;
  reference?: string;
  residenceProofKind?: ResidenceProofKind;
  residenceProofSeenOn?: string;
}

/** One line of the file, understood. */
export interface ImportLine {
  /** Where somebody new lives: as the line says, else the only commune of the CCAS. */
  communeCode?: string;
  /** The nine characters, when people are found by their pass. */
  passNumber?: string;
  details: LineDetails;
}

/** How to read a pass number as somebody typed it; residents do not know passes. */
export type ReadPassNumber = (typed: string) => string | undefined;

/** Understands the lines of one file. */
export class LineReader {
  /** Communes as this file writes them: few, and folding each again for every line would be most of the work. */
  private readonly communes = new Map<string, string | undefined>();

  constructor(
    private readonly header: ImportHeader,
    private readonly matchBy: MatchBy,
    private readonly communeCodes: string[],
    private readonly today: Temporal.PlainDate,
    private readonly readPassNumber: ReadPassNumber,
  ) {}

  /**
   * @param source undefined when a quote kept its cells from being told apart
   * @throws LineRefused with the first field that cannot be accepted
   */
  read(source: string[] | undefined): ImportLine {
    const cells = checkCells(source, this.header);
    const cell = (field: ImportField) => cellOf(cells, this.header, field);
    const given = <T>(field: ImportField, read: (text: string) => T) => {
      const text = cell(field);
      return text === '' ? undefined : read(text);
    };
    // Found by their name, everybody has one; found by a number, only what is to change need be there.
    const named = <T>(field: ImportField, read: (text: string) => T) =>
      this.matchBy === 'identity' ? read(cell(field)) : given(field, read);
    const details: LineDetails = {
      lastName: named('lastName', (text) => readName('lastName', text)),
      firstName: named('firstName', (text) => readName('firstName', text)),
      bornOn: named('bornOn', (text) => readDay('bornOn', text, this.today)),
      communeCode: given('communeCode', (text) => this.commune(text)) ?? given('commune', (text) => this.commune(text)),
      address: given('address', readAddress),
      postcode: given('postcode', readPostcode),
      phone: given('phone', readPhone),
      email: given('email', readEmail),
      reference: given('reference', readReference),
    };
    this.readProof(details, cell('proofKind'), cell('proofSeenOn'));
    if (this.matchBy === 'reference' && !details.reference)
      throw new LineRefused('reference', 'required', 'La référence manque.');
    const communeCode = details.communeCode ?? this.onlyCommune();
    return { communeCode, passNumber: this.passNumber(cell('passNumber')), details };
  }

  private passNumber(typed: string): string | undefined {
    if (this.matchBy !== 'pass_number') return undefined;
    if (typed === '') throw new LineRefused('passNumber', 'required', 'Le numéro de pass manque.');
    const number = this.readPassNumber(typed);
    if (!number)
      throw new LineRefused('passNumber', 'wrong_form', 'Ce n’est pas un numéro de pass, par exemple K7QM-4T2X-W.');
    return number;
  }

  private commune(text: string): string {
    if (!this.communes.has(text)) this.communes.set(text, this.findCommune(text));
    const code = this.communes.get(text);
    if (!code)
      throw new LineRefused('communeCode', 'outside_communes', 'Cette commune n’est pas desservie par ce CCAS.');
    return code;
  }

  /** A spreadsheet makes 1004 of the code 01004; capitals come with « ST » for « SAINT ». */
  private findCommune(text: string): string | undefined {
    const whole = /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
    return (
      findCommune(whole, this.communeCodes) ?? findCommune(whole.replace(/\bST(E?)\b/g, 'SAINT$1'), this.communeCodes)
    );
  }

  /** @throws LineRefused where somebody new must have one and the line does not say which */
  private onlyCommune(): string | undefined {
    const [only, ...others] = this.communeCodes;
    if (only && others.length === 0) return only;
    if (this.matchBy !== 'identity') return undefined;
    throw new LineRefused('communeCode', 'required', 'La commune manque.');
  }

  private readProof(details: LineDetails, kind: string, seenOn: string): void {
    if (kind === '' && seenOn === '') return;
    if (kind === '')
      throw new LineRefused(
        'residenceProof.kind',
        'required',
        'La nature du justificatif manque : il a été vu le, mais lequel ?',
      );
    if (seenOn === '')
      throw new LineRefused(
        'residenceProof.seenOn',
        'required',
        'Le jour où le justificatif a été vu manque (colonne « Vu le »).',
      );
    details.residenceProofKind = readProofKind(kind);
    details.residenceProofSeenOn = readDay('residenceProof.seenOn', seenOn, this.today);
  }
}

function readReference(cell: string): string {
  if (cell.length > 40) throw new LineRefused('reference', 'too_long', 'La référence dépasse 40 caractères.');
  return cell;
}
