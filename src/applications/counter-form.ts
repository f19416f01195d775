import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsDay, typedDaySentence } from '../kernel/http/is-day.js';
import { typedDay } from '../kernel/text/typed-day.js';
import type { PassCategory } from '../passes/pass.entity.js';
import { ResidentForm } from '../residents/resident-form.js';

/** What an agent types for whoever stands at the counter. */
export class CounterForm extends ResidentForm {
  @Transform(({ value }) => (typeof value === 'string' ? typedDay(value) : value))
  @IsDay(typedDaySentence)
  declare bornOn: string;

  @IsInt()
  @Min(1)
  @Max(3)
  category!: PassCategory;

  /** The dossier this person has already. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}
