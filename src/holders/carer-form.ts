import { ApiProperty } from '@nestjs/swagger';
import { Length } from 'class-validator';
import { Tidy } from '../kernel/http/tidy.js';

export class CarerForm {
  @ApiProperty({ example: 'Le Bràs' })
  @Tidy()
  @Length(1, 100)
  lastName!: string;

  @ApiProperty({ example: 'Anne' })
  @Tidy()
  @Length(1, 100)
  firstName!: string;
}
