import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { ChangeResident } from './change-resident.js';
import { RegisterResident } from './register-resident.js';
import { ResidentDirectoryQuery } from './resident-directory.query.js';
import { ResidentQuery } from './resident.query.js';
import { ResidentsController } from './residents.controller.js';
import { SamePersonQuery } from './same-person.query.js';

@Module({
  imports: [CcasModule],
  controllers: [ResidentsController],
  providers: [ChangeResident, RegisterResident, ResidentDirectoryQuery, ResidentQuery, SamePersonQuery],
  exports: [RegisterResident, ResidentDirectoryQuery, ResidentQuery, SamePersonQuery],
})
export class ResidentsModule {}
