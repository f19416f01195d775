import { Module } from '@nestjs/common';
import { OfModule } from '../kernel/modules/module-switch.js';
import { BankModule } from './bank/bank.module.js';
import { DonationsAtTheDesk } from './donations-at-the-desk.js';
import { DonationsDemo } from './donations-demo.js';
import { DonationsWords } from './donations.words.js';
import { FundsModule } from './funds/funds.module.js';
import { GivingModule } from './giving/giving.module.js';
import { PurgeDonations } from './purge-donations.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { DonationSettingsModule } from './settings/donation-settings.module.js';

/** What is given to the CCAS: its houses, and what they show together. */
@OfModule('donations')
@Module({
  imports: [BankModule, DonationSettingsModule, FundsModule, GivingModule, ReceiptsModule],
  providers: [DonationsAtTheDesk, DonationsDemo, DonationsWords, PurgeDonations],
})
export class DonationsModule {}
