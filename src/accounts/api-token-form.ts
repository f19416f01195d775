import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { IsSiret } from '../kernel/companies/identifiers.js';
import { Tidy } from '../kernel/http/tidy.js';

export const tokenKinds = ['agent', 'manager', 'till'] as const;
export type ApiTokenKind = (typeof tokenKinds)[number];

export class ApiTokenForm {
  @Tidy()
  @Length(1, 80)
  label!: string;

  @IsIn(tokenKinds)
  kind!: ApiTokenKind;

  @IsIn(['read', 'write'])
  scope!: 'read' | 'write';

  /** Days it lives. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(3650)
  days!: number;

  /** For a till: its partner; without one it serves the whole CCAS. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.replaceAll(/\s/g, '') : value))
  @IsSiret()
  siret?: string;
}
