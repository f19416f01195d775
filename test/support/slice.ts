import { Module, type ModuleMetadata, type Type } from '@nestjs/common';

/** A slice that only a test has: what its providers are marked for must appear by itself. */
export function aSlice(providers: Type[], controllers: Type[] = [], imports: ModuleMetadata['imports'] = []): Type {
  class TestSlice {}
  Module({ providers, controllers, imports })(TestSlice);
  return TestSlice;
}
