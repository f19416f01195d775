import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, Matches, Max, Min } from 'class-validator';

export class HoursForm {
  @ApiProperty({ type: [Number], description: '1 lundi … 7 dimanche' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays!: number[];

  @ApiProperty({ example: '09:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Une heure comme 09:00 est attendue.' })
  from!: string;

  @ApiProperty({ example: '19:00', description: 'Non comprise ; 24:00 pour la fin de la journée.' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: 'Une heure comme 19:00 est attendue.' })
  to!: string;
}
