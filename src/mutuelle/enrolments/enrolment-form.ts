import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { IsDay, typedDaySentence } from '../../kernel/http/is-day.js';
import { PhoneAndEmailForm } from '../../kernel/http/phone-and-email-form.js';
import { Tidy } from '../../kernel/http/tidy.js';
import { consentHows, type ConsentHow, consentKinds, type ConsentKind } from './consent-wording.js';
import { type CallWanted, type EnrolmentState, enrolmentStates } from './enrolment-states.js';

/** Somebody who is interested: a dossier, or what they say of themselves. */
export class EnrolmentForm extends PhoneAndEmailForm {
  @ApiPropertyOptional({ format: 'uuid', description: 'Le dossier ; absent : la personne telle qu’elle se présente.' })
  @IsOptional()
  @IsUUID()
  residentId?: string;

  @IsOptional()
  @Tidy()
  @Length(1, 100)
  lastName?: string;

  @IsOptional()
  @Tidy()
  @Length(1, 100)
  firstName?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay(typedDaySentence)
  bornOn?: string;

  @ApiPropertyOptional({ example: '94002' })
  @IsOptional()
  @Matches(/^(\d{2}|2A|2B)\d{3}$/, { message: 'Un code commune de l’INSEE est attendu, par exemple 94002.' })
  communeCode?: string;

  @ApiPropertyOptional({ description: 'Travaille dans la commune ; seulement si la convention le prévoit.' })
  @IsOptional()
  @IsBoolean()
  worksHere?: boolean;

  @ApiPropertyOptional({ enum: ['any', 'morning', 'afternoon'], description: 'Demande à être rappelée.' })
  @IsOptional()
  @IsIn(['any', 'morning', 'afternoon'])
  callWanted?: CallWanted;
}

export class TransitionForm {
  @ApiProperty({ enum: enrolmentStates })
  @IsIn(enrolmentStates)
  to!: EnrolmentState;

  @ApiPropertyOptional({ description: 'Un code de la liste de cet état : jamais de texte libre.' })
  @IsOptional()
  @Matches(/^[a-z0-9_]{1,40}$/)
  reason?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Pour `enrolled` : la formule.' })
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Pour `enrolled` : premier jour de l’adhésion.' })
  @IsOptional()
  @IsDay()
  effectiveOn?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Pour `ended` : dernier jour.' })
  @IsOptional()
  @IsDay()
  endedOn?: string;
}

export class ConsentForm {
  @ApiProperty({ enum: consentKinds.filter((kind) => kind !== 'c2s_answer') })
  @IsIn(consentKinds.filter((kind) => kind !== 'c2s_answer'))
  kind!: Exclude<ConsentKind, 'c2s_answer'>;

  @ApiProperty({ enum: consentHows, description: 'Comment la personne l’a donné.' })
  @IsIn(consentHows)
  how!: ConsentHow;
}
