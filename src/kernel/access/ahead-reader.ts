import { type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { DomainError } from '../errors/domain-error.js';
import { RequestBody } from '../http/request-body.js';
import type { Tenant } from '../tenancy/tenants.js';
import { type AsksAhead, type QuestionAhead, READ_AHEAD } from './read-ahead.js';
import { requestOf } from './visit.js';

interface BodyAhead {
  question?: QuestionAhead;
  /** What is wrong with the body, to be said once access is judged. */
  unread?: DomainError;
}

/** What a route asks together with who asks: its body is read for that, before access is judged. */
@Injectable()
export class AheadReader {
  constructor(
    private readonly reflector: Reflector,
    private readonly requestBody: RequestBody,
    private readonly modules: ModuleRef,
  ) {}

  async of(context: ExecutionContext, tenant: Tenant): Promise<BodyAhead> {
    const asks = this.reflector.get<Type<AsksAhead> | undefined>(READ_AHEAD, context.getHandler());
    if (!asks) return {};
    const request = requestOf(context);
    try {
      await this.requestBody.read(context, request);
    } catch (error) {
      if (error instanceof DomainError) return { unread: error };
      throw error;
    }
    return { question: this.modules.get(asks, { strict: false }).ask(request, tenant) };
  }
}
