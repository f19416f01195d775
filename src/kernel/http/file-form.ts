import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FormToken } from '../access/form-token.js';
import { InvalidInput } from '../errors/domain-error.js';
import { InterruptedForms } from '../forms/interrupted-forms.js';
import { currentRehearsal } from '../forms/rehearsal.js';
import type { FormValues } from './input.js';
import { sentParts } from './sent-parts.js';

export interface SentFile {
  fileName: string;
  bytes: Buffer;
}

export interface FileFormValues {
  values: FormValues;
  /** Files by field; one that was left empty is not there. */
  files: Record<string, SentFile>;
}

/** The file, unless none was chosen or there is nothing in it. */
export function chosen(file: SentFile | undefined): SentFile | undefined {
  return file && file.bytes.length > 0 ? file : undefined;
}

/**
 * The file of the field `file`, without which the form makes no sense.
 * @param ask what is said where none was chosen: `Choisissez un fichier CSV.`
 * @throws InvalidInput
 */
export function mustBeChosen({ file }: FileFormValues['files'], ask: string): SentFile {
  const found = chosen(file);
  if (!found) throw new InvalidInput([{ field: 'file', code: 'required', detail: ask }]);
  return found;
}

/** A form with files, for a route marked `@FileForm()`. */
@Injectable()
export class FileForms {
  constructor(
    private readonly formToken: FormToken,
    private readonly interruptedForms: InterruptedForms,
  ) {}

  /**
   * The token comes first: no file is read before it is known to come from a page of ours.
   * @throws FormExpired; BodyTooLarge, BodyNotTaken, UnreadableBody
   */
  async read(request: FastifyRequest): Promise<FileFormValues> {
    // Seen again after its session had ended: without its files.
    if (currentRehearsal()) return { values: request.body as FormValues, files: {} };
    let isOurs = false;
    const values: FormValues = {};
    const files: Record<string, SentFile> = {};
    const parts = sentParts(request);
    for await (const part of parts) {
      if (part.type === 'field' && part.name === 'jeton') {
        try {
          this.formToken.verify(request, part.value);
        } catch (error) {
          throw await this.interruptedForms.insteadOf(error, request, part.value, parts);
        }
        isOurs = true;
        continue;
      }
      if (!isOurs) this.formToken.verify(request, undefined);
      if (part.type === 'file') {
        const bytes = await part.read();
        if (bytes.length > 0 || part.fileName) files[part.name] = { fileName: part.fileName || 'fichier', bytes };
      } else values[part.name] = added(values[part.name], part.value);
    }
    if (!isOurs) this.formToken.verify(request, undefined);
    return { values, files };
  }
}

function added(before: string | string[] | undefined, value: string): string | string[] {
  return before === undefined ? value : [...[before].flat(), value];
}
