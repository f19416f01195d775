import { Module, type Type } from '@nestjs/common';

/** A slice that only a test has: what its providers are marked for must appear by itself. */
export function aSlice(providers: Type[], controllers: Type[] = []): Type {
  class TestSlice {}
  Module({ providers, controllers })(TestSlice);
  return TestSlice;
}
