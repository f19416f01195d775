import { SetMetadata, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Tenant } from '../tenancy/tenants.js';
import { argument } from '../screens/argument.js';
import { requestOf } from './visit.js';

/** What is read together with who asks. */
export interface QuestionAhead {
  /**
   * An SQL expression of type `jsonb`, asked only once the token is found, inside its CCAS. It may name `t.actor_id` and
   * `t.partner_id`, and must name one of them in each query it holds: the CCAS is entered while `t` is found.
   */
  sql: string;
  /** Of the expression: `$3` and on. */
  parameters: unknown[];
  /** @param answer the value of the expression @returns what the handler is given */
  read(answer: unknown): unknown;
}

/** Asks ahead: for a route where each exchange with the database is felt, such as a till with a queue before it. */
export interface AsksAhead {
  /** @param request its body read, not yet validated @returns undefined when the body tells nothing to ask for */
  ask(request: FastifyRequest, tenant: Tenant): QuestionAhead | undefined;
}

export const READ_AHEAD = 'passerelle:read-ahead';

/**
 * This route's facts are read in the statement that finds out who asks. Its body is therefore read before that, and must be
 * small (`@LargestBody`); what is wrong with it is said only once access is judged.
 */
export const ReadAhead = (asks: Type<AsksAhead>) => SetMetadata(READ_AHEAD, asks);

declare module 'fastify' {
  interface FastifyRequest {
    ahead?: unknown;
  }
}

/** What was read ahead; undefined when there was nothing to ask. */
export const Ahead = () => argument((context): unknown => requestOf(context).ahead);
