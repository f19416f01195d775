import { Get, Post, StreamableFile } from '@nestjs/common';
import { STAFF } from '../../../src/kernel/access/actor.js';
import { CurrentTenant } from '../../../src/kernel/access/visit.js';
import { Database, type Tx } from '../../../src/kernel/database/database.js';
import { refusal } from '../../../src/kernel/errors/refusal.js';
import { Line } from '../../../src/kernel/fields/lines.js';
import { Whole } from '../../../src/kernel/fields/numbers.js';
import { Asked, Id } from '../../../src/kernel/http/id.pipe.js';
import { Cookie, FromAddress, InTx, Sent, Short, Typed } from '../../../src/kernel/screens/arguments.js';
import type { ShortTx } from '../../../src/kernel/screens/current-screen.js';
import {
  AtMost,
  type Frame,
  Page,
  RefusedShows,
  SameForEveryone,
  Screens,
} from '../../../src/kernel/screens/screens.js';
import { besides, to } from '../../../src/kernel/screens/way-on.js';

/** A notebook that only this test has: its screens declare everything a screen can. */
export class LineForm {
  @Line(20, { min: 2 })
  text!: string;

  @Whole({ min: 0 })
  weight!: number;
}

export const NotebookFull = refusal('notebook_full', 409, 'Le cahier est plein.', 'Tournez la page.');
export const AnotherHand = refusal('another_hand', 409, 'Quelqu’un d’autre écrit.', 'Comparez.');

function LinesPage({ lines, token, values, today, refusal: refused, refused: form }: Frame & { lines: number }) {
  const said = [refused?.detail, ...(refused?.errors ?? []).map(({ field, detail }) => `${field} : ${detail}`)];
  return (
    <section data-token={token} data-today={today}>
      lignes={lines} texte=[{values.text}] dit=[{said.filter(Boolean).join(' ')}] de=[{form}]
    </section>
  );
}

function ComparePage({ values }: Frame & { lines: number }) {
  return <section>à comparer : {values.text}</section>;
}

/** What its handlers were called with, and what they did to the database. */
export const seen = { forms: [] as LineForm[], commits: 0, actor: '' };

/** How often the next writing is to fail as two that lock each other do. */
export const trouble = { deadlocks: 0, beforeCommit: false };

@Screens('ccas/cahier', STAFF, { path: '/ccas/usagers' })
export class NotebookPages {
  constructor(private readonly db: Database) {}

  @Get()
  @Page(({ lines }) => `Cahier : ${lines}`, LinesPage)
  async lines(@InTx() tx: Tx, @Asked('debut') start?: unknown) {
    const { count } = await tx.one<{ count: number }>(
      'select count(*)::int as count from notebook_line where text like $1',
      [`${typeof start === 'string' ? start : ''}%`],
    );
    return { lines: count };
  }

  @Get('comparer')
  @Page('Comparer', ComparePage)
  compare() {
    return { lines: 0 };
  }

  @Get('ecrit')
  async writesWhenLookedAt(@InTx() tx: Tx) {
    await tx.run(`insert into notebook_line (text) values ('vu')`);
    return 'écrit';
  }

  @Get('journal')
  async mayWrite(@InTx('write') tx: Tx) {
    await tx.run(`insert into notebook_line (text) values ('journal')`);
    return 'écrit';
  }

  @Get('dessin')
  drawing(@InTx() tx: Tx) {
    this.db.afterCommit(tx, () => seen.commits++);
    return () => `après ${seen.commits}`;
  }

  @Post()
  @RefusedShows('lines', { instead: { another_hand: '/ccas/cahier/comparer' }, fields: { poids: 'weight' } })
  async write(@InTx() tx: Tx, @CurrentTenant() _: unknown, @Typed() form: LineForm) {
    seen.forms.push(form);
    await tx.run('insert into notebook_line (text) values ($1)', [form.text]);
    const { actor } = await tx.one<{ actor: string }>(`select current_setting('app.actor') as actor`);
    seen.actor = actor;
    this.db.afterCommit(tx, () => seen.commits++);
    if (trouble.deadlocks-- > 0)
      await tx.run(`do $$ begin raise exception 'two wait for each other' using errcode = '40P01'; end $$`);
    if (trouble.beforeCommit) await tx.run('insert into notebook_line (text, later) values ($1, 1)', [form.text]);
    if (form.text === 'plein') throw new NotebookFull();
    if (form.text === 'autre') throw new AnotherHand();
    return to('/ccas/cahier?debut=x');
  }

  @Post('compter')
  @AtMost(2, 'notebook', { unless: ({ text }) => text === 'gratuit' })
  @RefusedShows('lines')
  async counted(@InTx() tx: Tx, @FromAddress() from: string, @Typed() form: LineForm) {
    await this.write(tx, undefined, form);
    return to(`/ccas/cahier?de=${from}`);
  }

  /** Waits between two transactions, and keeps the first whatever the second makes of it. */
  @Post('attendre')
  @RefusedShows('lines')
  async waits(@Short() inShortTx: ShortTx, @Typed() form: LineForm) {
    const insert = (text: string) => inShortTx((tx) => tx.run('insert into notebook_line (text) values ($1)', [text]));
    await insert('avant');
    await inShortTx((tx) => this.write(tx, undefined, form));
    return to('/ccas/cahier');
  }

  @Get('attendre')
  async waitsToRead(@Short() inShortTx: ShortTx) {
    await inShortTx((tx) => tx.run(`insert into notebook_line (text) values ('lu')`));
    return 'écrit';
  }

  @Post('retenir')
  @RefusedShows('lines')
  async remembers(@InTx() tx: Tx, @Cookie('__Host-cahier') kept: string | undefined, @Typed() form: LineForm) {
    await this.write(tx, undefined, form);
    const cookie = { name: '__Host-cahier', value: `${kept ?? ''}${form.text}`, seconds: 60 };
    const more = { cookies: [form.text === 'oublier' ? { name: cookie.name } : cookie], headers: { 'x-page': '7' } };
    return besides(to('/ccas/cahier'), more);
  }

  @Post(':id/rature')
  async strike(@Id() id: string, @Sent() { reason }: Record<string, string>) {
    return `${id} ${reason}`;
  }
}

function OpenPage({ lines }: Frame & { lines: number }) {
  return <section>lignes={lines}</section>;
}

/** The same, for anyone. */
@Screens('cahier', ['anyone', ...STAFF])
export class OpenNotebookPages {
  @Get()
  @SameForEveryone(300)
  @Page('Cahier', OpenPage)
  async lines(@InTx() tx: Tx) {
    const { count } = await tx.one<{ count: number }>('select count(*)::int as count from notebook_line');
    return { lines: count };
  }

  @Get('lignes.csv')
  @SameForEveryone(300)
  file() {
    return new StreamableFile(Buffer.from('a;b'));
  }
}
