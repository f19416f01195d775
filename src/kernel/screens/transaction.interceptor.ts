import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { requestOf } from '../access/visit.js';
import { methodsOf } from './screen-addresses.js';
import { HandlerTransactions } from './handler-transactions.js';
import { declaredPlan, OPENS_TRANSACTIONS } from './screen-plan.js';
import { Besides, carry, drawn } from './way-on.js';

/**
 * Around a handler that is no page and asks for a transaction: committed before anything is answered. Body and query are
 * judged inside it, each time it is tried: that waits for nothing (decision 0078).
 */
@Injectable()
class TransactionInterceptor implements NestInterceptor {
  constructor(private readonly transactions: HandlerTransactions) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const plan = declaredPlan(context.getClass().prototype as object, context.getHandler().name)!;
    const made: unknown = await this.transactions.around(context, plan, () => lastValueFrom(next.handle()));
    const result = await drawn(made);
    if (!(result instanceof Besides)) return of(result);
    carry(requestOf(context).visit!, result);
    return of(result.result);
  }
}

/** On a controller that shows no page: `@InTx` and `@Short` of its handlers hold. Those that ask for neither pay nothing. */
export function OpensTransactions(): ClassDecorator {
  return (controller) => {
    const methods = controller.prototype as object;
    Reflect.defineMetadata(OPENS_TRANSACTIONS, true, controller);
    for (const method of methodsOf(controller as never))
      if (declaredPlan(methods, method)?.transaction)
        UseInterceptors(TransactionInterceptor)(methods, method, Object.getOwnPropertyDescriptor(methods, method)!);
  };
}
