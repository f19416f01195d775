import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName, communeOptions } from '../ccas/communes.js';
import { Access } from '../kernel/access/access.decorator.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { type FieldError, InvalidInput } from '../kernel/errors/domain-error.js';
import { cachedAnswer } from '../kernel/http/etag.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, oneText, readForm } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { DirectoryQuery, type Place } from './directory.query.js';
import { addressWith, DirectoryAddress, searchOf } from './directory-search.js';
import { FindPlace } from './find-place.js';
import { DirectoryListPage } from './pages/directory-list.js';
import { NearMePage } from './pages/near-me.js';
import { OfferPage } from './pages/offer.js';

/** Addresses looked up from one place within a quarter of an hour. */
const LOOKUPS_PER_ADDRESS = 30;

/** Where the pass is accepted. The same for everyone who is not signed in, and kept by browsers as such. */
@ApiExcludeController()
@Controller('offres')
@Access('anyone')
export class DirectoryPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly directory: DirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly places: FindPlace,
    private readonly attempts: FailedAttempts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Query() query: FormValues) {
    const address = readAddress(query);
    const { rules, page } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      rules: await this.rules.own(tx),
      page: await this.directory.find(tx, visit.tenant.id, this.clock.now(), searchOf(address)),
    }));
    const communes = communeOptions(rules);
    return this.answer(
      visit,
      request,
      renderPage(
        visit,
        { title: 'Les avantages', path: '/offres', scripts: ['src/directory/browser/map.ts'] },
        <DirectoryListPage address={address} communes={communes} {...page} />,
      ),
    );
  }

  @Get('pres')
  near(@CurrentVisit() visit: Visit, @Query() query: FormValues) {
    return this.renderNear(visit, { values: query });
  }

  /** The address goes in the body and is forgotten; a point a hundred metres wide comes back in the link. */
  @Post('pres')
  async locate(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Body() body: FormValues) {
    try {
      const { latitude, longitude, milieu } = await this.placeOf(visit, request, body);
      const { adresse: _, depuis: __, ...search } = body;
      const autour = `${latitude.toFixed(3)},${longitude.toFixed(3)}`;
      return seeOther(visit, addressWith(readAddress(search), { autour, milieu }));
    } catch (error) {
      return this.renderNear(visit, { values: body, refusal: refusalOf(error) });
    }
  }

  @Get(':id')
  async one(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Id() id: string) {
    const publicOn = this.clock.today().toString();
    const offer = await this.db.transaction(visit.tenant.id, (tx) => this.offers.publicOne(tx, id, publicOn));
    return this.answer(
      visit,
      request,
      renderPage(visit, { title: offer.title, path: '/offres' }, <OfferPage offer={offer} />),
    );
  }

  private answer(visit: Visit, request: FastifyRequest, html: string) {
    return visit.actor ? html : (cachedAnswer(request, visit.reply, html) ?? '');
  }

  /** @throws InvalidInput saying what to do instead */
  private async placeOf(visit: Visit, request: FastifyRequest, body: FormValues): Promise<Place & { milieu?: string }> {
    const typed = oneText(body.adresse, 200);
    const commune = [body.depuis ?? ''].flat()[0]!;
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.own(tx));
    const isOurs = communeCodes.includes(commune);
    if (typed) {
      await this.attempts.begin(visit.tenant.id, { what: 'place', from: request.ip }, LOOKUPS_PER_ADDRESS);
      const place = await this.places.ofAddress(isOurs ? `${typed} ${communeName(commune)}` : typed);
      if (place) return place;
      if (place === null)
        throw refused('Cette adresse n’est pas connue. Écrivez le numéro, la rue et la commune.', 'unknown_address');
    }
    const middle = isOurs
      ? await this.db.transaction(visit.tenant.id, (tx) => this.places.middleOf(tx, commune))
      : null;
    if (middle) return { ...middle, milieu: commune };
    throw typed
      ? refused(
          'La recherche d’adresse ne répond pas. Réessayez plus tard ; en attendant, tous les avantages sont dans la liste.',
          'unavailable',
        )
      : isOurs
        ? refused(
            'Aucun partenaire de cette commune n’est encore placé sur la carte. Écrivez plutôt votre adresse.',
            'unavailable',
          )
        : refused('Écrivez votre adresse, ou choisissez votre commune.', 'required');
  }

  private async renderNear(visit: Visit, { values, refusal }: { values: FormValues; refusal?: Refusal }) {
    const { communeCodes } = await this.db.transaction(visit.tenant.id, (tx) => this.rules.own(tx));
    const communes = communeOptions({ communeCodes });
    if (refusal) visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Près de chez moi', path: '/offres' },
      <NearMePage token={visit.formToken} values={values} communes={communes} refusal={refusal} />,
    );
  }
}

/** An address someone has changed by hand still shows the directory. */
function readAddress(query: FormValues): DirectoryAddress {
  try {
    return readForm(DirectoryAddress, query);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const wrong = new Set((error.errors ?? []).map(({ field }) => field));
    return readForm(DirectoryAddress, Object.fromEntries(Object.entries(query).filter(([name]) => !wrong.has(name))));
  }
}

function refused(detail: string, code: string): InvalidInput {
  const errors: FieldError[] = [{ field: 'adresse', code, detail }];
  return new InvalidInput(errors);
}
