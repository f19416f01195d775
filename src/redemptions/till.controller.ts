import { Body, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { scopeOf } from '../kernel/database/scope.js';
import { Api } from '../kernel/http/api.decorator.js';
import { LargestBody } from '../kernel/http/body.decorator.js';
import { isKnown } from '../kernel/http/etag.js';
import { Id } from '../kernel/http/id.pipe.js';
import { Clock } from '../kernel/time/clock.js';
import { GiveBackLease } from './give-back-lease.js';
import { HoldLease } from './hold-lease.js';
import { NoteTillClock } from '../partners/note-till-clock.js';
import { RecordLateScan } from './record-late-scan.js';
import type { LateOutcome } from './scan-answers.js';
import { TillBundleQuery } from './till-bundle.query.js';
import { LARGEST_SYNC_BYTES, LeaseForm, lateScanOf, SyncForm } from './till-forms.js';

/** What a till that must do without network asks for when it has some. */
@Api('till', 'Caisses')
@Access('till', 'partner')
export class TillController {
  constructor(
    private readonly db: Database,
    private readonly bundles: TillBundleQuery,
    private readonly recordLateScan: RecordLateScan,
    private readonly noteTillClock: NoteTillClock,
    private readonly holdLease: HoldLease,
    private readonly giveBackLease: GiveBackLease,
    private readonly clock: Clock,
  ) {}

  /**
   * `{ serverTime, version, bundle }`, the bundle a JWS signed by a key of `/.well-known/jwks.json`. Unchanged it
   * answers 304, with the time in `x-server-time` all the same. A browser also gets the token its forms need.
   */
  @Get('bundle')
  async bundle(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const { tenant } = visit;
    const serverTime = this.clock.now().toString();
    reply.header('cache-control', 'private, no-cache').header('x-server-time', serverTime);
    if (!request.headers.authorization) reply.header('x-form-token', visit.formToken);
    const { version, answer } = await this.db.transaction(scopeOf(actor), async (tx) => {
      const { bundle, version } = await this.bundles.get(tx, tenant, actor);
      if (isKnown(request.headers['if-none-match'], `"${version}"`)) return { version };
      return { version, answer: { serverTime, version, bundle: await this.bundles.sign(tx, tenant, bundle) } };
    });
    reply.header('etag', `"${version}"`);
    return answer ? reply.send(answer) : reply.status(304).send();
  }

  /** Each scan in a transaction of its own, in the order sent: one that fails takes no other with it. */
  @Post('sync')
  @LargestBody(LARGEST_SYNC_BYTES)
  @HttpCode(200)
  async sync(@CurrentActor() actor: Actor, @Body() { scans }: SyncForm) {
    const outcomes: LateOutcome[] = [];
    for (const scan of scans)
      outcomes.push(
        await this.db.transaction(scopeOf(actor), (tx) => this.recordLateScan.run(tx, actor, lateScanOf(scan))),
      );
    const last = scans.at(-1);
    if (last) await this.db.transaction(scopeOf(actor), (tx) => this.noteTillClock.run(tx, actor, last.clockOffsetMs));
    return { serverTime: this.clock.now().toString(), outcomes };
  }

  /**
   * Units set aside for this till. Asked again, it is topped up to the number wished for. Tills only: a member of a
   * partner may have two phones, and each would give away the same units.
   */
  @Post('leases')
  @Access('till')
  @HttpCode(200)
  lease(@CurrentActor() actor: Actor, @Body() form: LeaseForm) {
    return this.db.transaction(scopeOf(actor), (tx) => this.holdLease.run(tx, actor, form));
  }

  @Delete('leases/:id')
  @Access('till')
  async giveBack(@CurrentActor() actor: Actor, @Id() id: string) {
    const units = await this.db.transaction(scopeOf(actor), (tx) => this.giveBackLease.run(tx, actor, id));
    return { id, givenBack: units };
  }
}
