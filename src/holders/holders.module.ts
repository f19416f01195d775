import { Module } from '@nestjs/common';
import { PassesModule } from '../passes/passes.module.js';
import { ActivationSecrets } from './activation-secrets.js';

@Module({
  imports: [PassesModule],
  providers: [ActivationSecrets],
  exports: [ActivationSecrets],
})
export class HoldersModule {}
