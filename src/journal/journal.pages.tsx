import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { AccountDirectoryQuery } from '../accounts/account-directory.query.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { csvOf } from '../kernel/http/csv.js';
import { instantOf } from '../kernel/time/instant-of.js';
import { Clock } from '../kernel/time/clock.js';
import { PARIS } from '../kernel/time/paris.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { hrefOf, type JournalFilters, readFilters, searchOf } from './journal-filters.js';
import { JournalNamesQuery } from './journal-names.query.js';
import { type JournalEntry, JournalQuery } from './journal.query.js';
import { JournalSubjectsQuery } from './journal-subjects.query.js';
import { JournalVocabulary } from './journal-vocabulary.js';
import { type JournalLine, JournalPage } from './pages/journal.js';
import { RefusedSignInsPage } from './pages/refused-sign-ins.js';
import { VerificationPage } from './pages/verification.js';
import { RefusedSignInsQuery } from './refused-sign-ins.query.js';

const look = { kind: 'console', path: '/ccas/journal' } as const;
const PAGE = 50;
/** Lines of an export; more, and the search should say more. */
const MOST_EXPORTED = 20_000;

@ApiExcludeController()
@Controller()
@Access('manager')
export class JournalPages {
  constructor(
    private readonly db: Database,
    private readonly journal: JournalQuery,
    private readonly names: JournalNamesQuery,
    private readonly vocabulary: JournalVocabulary,
    private readonly subjects: JournalSubjectsQuery,
    private readonly refusedSignIns: RefusedSignInsQuery,
    private readonly accounts: AccountDirectoryQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Get('ccas/journal')
  async page(@CurrentVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const filters = this.read(query);
    const after = typeof query.apres === 'string' && /^\d-\d{1,18}$/.test(query.apres) ? query.apres : undefined;
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      ...(await this.find(tx, filters, PAGE, after)),
      accounts: await this.accounts.find(tx),
      verification: await this.journal.lastVerification(tx),
    }));
    return renderPage(
      visit,
      { title: 'Journal', ...look },
      <JournalPage
        filters={filters}
        actions={this.vocabulary.options()}
        {...found}
        nextHref={found.next ? hrefOf('/ccas/journal', filters, { apres: found.next }) : undefined}
      />,
    );
  }

  /** What is on the page and all that follows, to be kept elsewhere; that too is journalled. */
  @Get('ccas/journal.csv')
  async csv(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const filters = this.read(query);
    const { lines } = await this.db.transaction(actor.ccasId, async (tx) => {
      const found = await this.find(tx, filters, MOST_EXPORTED);
      const details = { lines: found.lines.length };
      await this.audit.write(tx, actor, { action: 'journal.exported', subject: { kind: 'journal' }, details });
      return found;
    });
    const today = this.clock.today().toString();
    visit.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="journal-${today}.csv"`);
    return csvOf(
      ['Date', 'Heure', 'Qui', 'Ce qui a été fait', 'Sur', 'Action', 'Identifiant', 'Détails'],
      lines.map(({ entry, actor: who, sentence, subject }) => {
        const at = instantOf(entry.at).toZonedDateTimeISO(PARIS);
        return [
          at.toPlainDate().toString(),
          at.toPlainTime().toString({ smallestUnit: 'second' }),
          who.label,
          sentence,
          subject?.label ?? '',
          entry.action,
          entry.subjectId ?? '',
          JSON.stringify(entry.details),
        ];
      }),
    );
  }

  @Get('ccas/journal/verification')
  async verification(@CurrentVisit() visit: Visit) {
    const result = await this.db.transaction(visit.tenant.id, (tx) => this.journal.verify(tx));
    return renderPage(visit, { title: 'Vérification du journal', ...look }, <VerificationPage {...result} />);
  }

  @Get('ccas/journal/connexions')
  async refused(@CurrentVisit() visit: Visit) {
    const lines = await this.db.transaction(visit.tenant.id, (tx) => this.refusedSignIns.find(tx));
    return renderPage(visit, { title: 'Connexions refusées', ...look }, <RefusedSignInsPage lines={lines} />);
  }

  private read(query: Record<string, unknown>): JournalFilters {
    return readFilters(query, (code) => this.vocabulary.sentences.has(code));
  }

  private async find(tx: Tx, filters: JournalFilters, limit: number, after?: string) {
    const subjectIds = filters.sur === undefined ? undefined : await this.subjects.find(tx, filters.sur);
    const { items, next } = await this.journal.find(tx, { ...searchOf(filters), subjectIds }, limit, after);
    const names = await this.names.of(tx, items);
    const line = (entry: JournalEntry): JournalLine => ({
      entry,
      actor: names.actor(entry),
      sentence: this.vocabulary.sentenceOf(entry.action),
      subject: names.subject(entry),
    });
    return { lines: items.map(line), next };
  }
}
