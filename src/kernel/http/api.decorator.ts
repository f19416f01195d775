import { applyDecorators, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { OpensTransactions } from '../screens/transaction.interceptor.js';

export class FieldErrorDocument {
  @ApiProperty({ example: 'benefit.value' })
  field!: string;

  @ApiProperty({ example: 'required' })
  code!: string;

  @ApiProperty({ example: 'Ce champ est obligatoire.' })
  detail!: string;
}

export class ProblemDocument {
  @ApiProperty({ example: 'urn:passerelle:problem:limit_reached' })
  type!: string;

  @ApiProperty({ example: 'Impossible en l’état' })
  title!: string;

  @ApiProperty({ example: 409 })
  status!: number;

  @ApiProperty({ example: 'limit_reached', description: 'Stable : un programme peut s’y fier.' })
  code!: string;

  @ApiProperty({ description: 'Une phrase en français pour la personne.' })
  detail!: string;

  @ApiPropertyOptional({ description: 'Ce qu’elle peut faire.' })
  nextStep?: string;

  errors?: FieldErrorDocument[];
}

/** A JSON controller of `/api/v1`. Its handlers ask for what they run in: `@InTx`, or `@Short`. */
export function Api(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(`api/v1/${path}`),
    OpensTransactions(),
    ApiTags(tag),
    ApiBearerAuth(),
    ApiDefaultResponse({ description: 'Refus expliqué (RFC 9457)', type: ProblemDocument }),
  );
}
