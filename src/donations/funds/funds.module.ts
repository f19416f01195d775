import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { FundEntity, FundExpenseEntity, FundTransferEntity } from './fund.entity.js';
import { DeliberationsModule } from '../deliberations/deliberations.module.js';
import { FundsController } from './funds.controller.js';
import { FundsPages } from './funds.pages.js';
import { FundBalances } from './fund-balances.js';
import { FundQuery } from './fund.query.js';
import { Funds } from './funds.js';
import { MoveBetweenFunds } from './move-between-funds.js';
import { RecordExpense } from './record-expense.js';

/** What donations pay for. */
@OfModule('donations')
@Module({
  imports: [TypeOrmModule.forFeature([FundEntity, FundExpenseEntity, FundTransferEntity]), DeliberationsModule],
  controllers: [FundsController, FundsPages],
  providers: [FundBalances, FundQuery, Funds, MoveBetweenFunds, RecordExpense],
  exports: [FundBalances, FundQuery, Funds],
})
export class FundsModule {}
