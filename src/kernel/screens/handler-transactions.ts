import { type ExecutionContext, Injectable } from '@nestjs/common';
import { requestOf } from '../access/visit.js';
import { Database, type Tx } from '../database/database.js';
import { scopeOfVisit } from '../database/scope.js';
import { currentScreen } from './current-screen.js';
import type { ScreenPlan } from './screen-plan.js';

/** What a handler has declared with `@InTx` or `@Short` is opened here, for pages and JSON alike: of this CCAS, under whoever acts. */
@Injectable()
export class HandlerTransactions {
  constructor(private readonly db: Database) {}

  /**
   * Runs the handler in its transaction, again when that is tried again; or with short ones to open itself; or in none.
   * @param mayWrite false for a page that is shown again after a refusal
   */
  async around<T>(
    context: ExecutionContext,
    { transaction, isShort }: Pick<ScreenPlan, 'transaction' | 'isShort'>,
    handler: () => Promise<T>,
    mayWrite = true,
  ): Promise<T> {
    if (!transaction) return handler();
    const screen = currentScreen(context);
    const request = requestOf(context);
    const isReadOnly = !mayWrite || (transaction === 'as the verb' && ['GET', 'HEAD'].includes(request.method));
    const scope = { ...scopeOfVisit(request.visit!), isReadOnly };
    if (isShort) {
      screen.inShortTx = (work) => this.db.transaction(scope, work);
      return handler();
    }
    return this.db.transaction(scope, async (tx: Tx) => {
      screen.tx = tx;
      try {
        return await handler();
      } finally {
        screen.tx = undefined;
      }
    });
  }
}
