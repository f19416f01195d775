import { type DynamicModule, Module } from '@nestjs/common';
import { CcasModule } from './ccas/ccas.module.js';
import { type Ground, KernelModule } from './kernel/kernel.module.js';
import { PassesModule } from './passes/passes.module.js';
import { ResidentsModule } from './residents/residents.module.js';

@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [KernelModule.on(ground), CcasModule, ResidentsModule, PassesModule],
    };
  }
}
