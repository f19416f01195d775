import type { Temporal } from 'temporal-polyfill';
import { findCommune } from '../ccas/communes.js';
import {
  readAddress,
  readDay,
  readEmail,
  readName,
  readPhone,
  readPostcode,
  readProofKind,
  tidy,
} from './import-cells.js';
import { identityKey } from './identity.js';
import type { Header, ImportField } from './import-header.js';
import { LineRefused } from './import.errors.js';
import type { ResidenceProofKind } from './resident.entity.js';

/** What may change in a dossier when the same person comes again. Undefined: the line does not say. */
export interface LineDetails {
  communeCode?: string;
  address?: string;
  postcode?: string;
  /** E.164 */
  phone?: string;
  email?: string;
  residenceProofKind?: ResidenceProofKind;
  residenceProofSeenOn?: string;
}

/** One line of the file, understood. Days are `YYYY-MM-DD`. */
export interface ImportLine {
  lastName: string;
  firstName: string;
  bornOn: string;
  /** Where somebody new lives: as the line says, else the only commune of the CCAS. */
  communeCode: string;
  /** See `identityKey`. */
  identityKey: string;
  details: LineDetails;
}

/** Understands the lines of one file. */
export class LineReader {
  /** Communes as this file writes them: few, and folding each again for every line would be most of the work. */
  private readonly communes = new Map<string, string | undefined>();

  constructor(
    private readonly header: Header,
    private readonly communeCodes: string[],
    private readonly today: Temporal.PlainDate,
  ) {}

  /**
   * @param cells undefined when a quote kept them from being told apart
   * @throws LineRefused with the first field that cannot be accepted
   */
  read(cells: string[] | undefined): ImportLine {
    if (!cells)
      throw new LineRefused(null, 'unclosed_quote', 'Un guillemet est ouvert et jamais refermé sur cette ligne.');
    if (cells.slice(this.header.width).some((cell) => cell.trim() !== ''))
      throw new LineRefused(
        null,
        'too_many_cells',
        'Cette ligne a plus de cases que la première : un séparateur est de trop, ou des guillemets manquent.',
      );
    const cell = (field: ImportField) => this.cell(cells, field);
    const given = <T>(field: ImportField, read: (text: string) => T) => {
      const text = cell(field);
      return text === '' ? undefined : read(text);
    };
    const person = {
      lastName: readName('lastName', cell('lastName')),
      firstName: readName('firstName', cell('firstName')),
      bornOn: readDay('bornOn', cell('bornOn'), this.today),
    };
    const details: LineDetails = {
      communeCode: given('communeCode', (text) => this.commune(text)) ?? given('commune', (text) => this.commune(text)),
      address: given('address', readAddress),
      postcode: given('postcode', readPostcode),
      phone: given('phone', readPhone),
      email: given('email', readEmail),
    };
    this.readProof(details, cell('proofKind'), cell('proofSeenOn'));
    const communeCode = details.communeCode ?? this.onlyCommune();
    return { ...person, communeCode, identityKey: identityKey(person), details };
  }

  private cell(cells: string[], field: ImportField): string {
    for (const place of this.header.columns[field] ?? []) {
      const text = tidy(cells[place] ?? '');
      if (text !== '') return text;
    }
    return '';
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

  private onlyCommune(): string {
    const [only, ...others] = this.communeCodes;
    if (!only || others.length > 0) throw new LineRefused('communeCode', 'required', 'La commune manque.');
    return only;
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
