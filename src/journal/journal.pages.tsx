import { Get } from '@nestjs/common';
import { AccountDirectoryQuery } from '../accounts/account-directory.query.js';
import { ActorRoles } from '../kernel/access/actor-roles.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { csvFile } from '../kernel/http/csv.js';
import { AskedAll } from '../kernel/http/id.pipe.js';
import { InAddress } from '../kernel/listing/list-request.js';
import { InTx } from '../kernel/screens/arguments.js';
import { Page, Screens } from '../kernel/screens/screens.js';
import { Clock } from '../kernel/time/clock.js';
import { type Group, type JournalFilters, readFilters, searchOf, wrongDays } from './journal-filters.js';
import { journalFile } from './journal-file.js';
import { MOST_EXPORTED } from './most-exported.js';
import { JournalNamesQuery } from './journal-names.query.js';
import { journalRequest } from './journal-list-request.js';
import { type JournalEntry, JournalQuery, type JournalSearch } from './journal.query.js';
import { JournalSubjectsQuery } from './journal-subjects.query.js';
import { JournalVocabulary } from './journal-vocabulary.js';
import { type JournalLine, JournalPage } from './pages/journal.js';
import { RefusedSignInsPage } from './pages/refused-sign-ins.js';
import { VerificationPage } from './pages/verification.js';
import { RefusedSignInsRequest } from './refused-sign-ins-request.js';
import { RefusedSignInsQuery } from './refused-sign-ins.query.js';

@Screens('ccas', ['manager'], { kind: 'console', path: '/ccas/journal' })
export class JournalPages {
  constructor(
    private readonly journal: JournalQuery,
    private readonly names: JournalNamesQuery,
    private readonly vocabulary: JournalVocabulary,
    private readonly subjects: JournalSubjectsQuery,
    private readonly roles: ActorRoles,
    private readonly refusedSignIns: RefusedSignInsQuery,
    private readonly accounts: AccountDirectoryQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Get('journal')
  @Page('Journal', JournalPage)
  async page(@InTx() tx: Tx, @AskedAll() asked: Record<string, unknown>) {
    const filters = this.read(asked);
    const list = await this.journal.page(tx, await this.searchOf(tx, filters), journalRequest(asked, filters));
    return {
      filters,
      wrongDays: wrongDays(asked),
      list: { ...list, rows: await this.linesOf(tx, list.rows) },
      actions: this.vocabulary.options(),
      groups: this.groups(),
      accounts: await this.accounts.find(tx),
      verification: await this.journal.lastVerification(tx),
    };
  }

  /** What is on all pages, in their order, to be kept elsewhere; that too is journalled. */
  @Get('journal.csv')
  async csv(@InTx('write') tx: Tx, @CurrentActor() actor: Actor, @AskedAll() asked: Record<string, unknown>) {
    const filters = this.read(asked);
    const search = await this.searchOf(tx, filters);
    const { rows, isMore } = await this.journal.exported(tx, search, journalRequest(asked, filters), MOST_EXPORTED);
    const csv = journalFile(await this.linesOf(tx, rows), isMore);
    const details = { lines: rows.length };
    await this.audit.write(tx, actor, { action: 'journal.exported', subject: { kind: 'journal' }, details });
    return csvFile(`journal-${this.clock.today().toString()}.csv`, csv);
  }

  @Get('journal/verification')
  @Page('Vérification du journal', VerificationPage)
  verification(@InTx() tx: Tx) {
    return this.journal.verify(tx);
  }

  @Get('journal/connexions')
  @Page('Connexions refusées', RefusedSignInsPage)
  async refused(@InTx() tx: Tx, @InAddress() request: RefusedSignInsRequest) {
    return { list: await this.refusedSignIns.find(tx, request) };
  }

  private read(query: Record<string, unknown>): JournalFilters {
    return readFilters(query, (code) => this.vocabulary.sentences.has(code), this.groups());
  }

  private groups(): Group[] {
    return [{ key: 'systeme', label: 'Le système', kinds: ['system'] }, ...this.roles.groups()];
  }

  private async searchOf(tx: Tx, filters: JournalFilters): Promise<JournalSearch> {
    const subjectIds = filters.sur === undefined ? undefined : await this.subjects.find(tx, filters.sur);
    return { ...searchOf(filters, this.groups()), subjectIds };
  }

  private async linesOf(tx: Tx, entries: JournalEntry[]): Promise<JournalLine[]> {
    const names = await this.names.of(tx, entries);
    return entries.map((entry) => ({
      id: entry.id,
      entry,
      actor: names.actor(entry),
      sentence: this.vocabulary.sentenceOf(entry.action),
      subject: names.subject(entry),
    }));
  }
}
