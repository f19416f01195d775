import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeOptions } from '../ccas/communes.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { AskedAll, Id } from '../kernel/http/id.pipe.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { InTx, Short, Typed } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { AtMost, Page, RefusedShows, SameForEveryone, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { OfferDirectoryQuery } from '../offers/offer-directory.query.js';
import { DirectoryQuery } from './directory.query.js';
import { addressWith, readAddress, searchOf } from './directory-search.js';
import { DirectoryListPage } from './pages/directory-list.js';
import { NearMePage } from './pages/near-me.js';
import { OfferPage } from './pages/offer.js';
import { StartingPoint } from './starting-point.js';

/** Addresses looked up from one place within a quarter of an hour. */
const LOOKUPS_PER_ADDRESS = 30;
const KEPT_SECONDS = 60;

/** Where the pass is accepted. The same for everyone who is not signed in, and kept by browsers as such. */
@Screens('offres', ['anyone'])
export class DirectoryPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly directory: DirectoryQuery,
    private readonly offers: OfferDirectoryQuery,
    private readonly startingPoint: StartingPoint,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SameForEveryone(KEPT_SECONDS)
  @Page('Les avantages', DirectoryListPage, { scripts: ['src/directory/browser/map.entry.ts'] })
  async list(@InTx() tx: Tx, @CurrentTenant() { id }: Tenant, @AskedAll() query: FormValues) {
    const address = readAddress(query);
    return {
      address,
      communes: communeOptions(await this.rules.own(tx)),
      ...(await this.directory.find(tx, id, this.clock.now(), searchOf(address))),
    };
  }

  @Get('pres')
  @Page('Près de chez moi', NearMePage)
  async near(@InTx() tx: Tx, @AskedAll() query: FormValues) {
    return { values: query, communes: communeOptions(await this.rules.own(tx)) };
  }

  /** The address goes in the body and is forgotten; a point a hundred metres wide comes back in the link. */
  @Post('pres')
  @AtMost(LOOKUPS_PER_ADDRESS, 'place', { unless: (values) => !addressIn(values) })
  @RefusedShows('near')
  async locate(@Short() inShortTx: ShortTx, @Typed(readPlace) { from, search }: Place) {
    const { latitude, longitude, milieu } = await this.startingPoint.find(inShortTx, from);
    const autour = `${latitude.toFixed(3)},${longitude.toFixed(3)}`;
    return to(addressWith(search, { autour, milieu }));
  }

  @Get(':id')
  @SameForEveryone(KEPT_SECONDS)
  @Page(({ offer }) => offer.title, OfferPage)
  async one(@InTx() tx: Tx, @Id() id: string) {
    return { offer: await this.offers.publicOne(tx, id, this.clock.today().toString()) };
  }
}

interface Place {
  from: { address: string; commune: string };
  search: ReturnType<typeof readAddress>;
}

/** The rest of what is sent is what was looked for before, read as an address is: nothing of it is refused. */
function readPlace({ adresse, depuis, ...search }: FormValues): Place {
  return { from: { address: addressIn({ adresse }), commune: oneText(depuis) }, search: readAddress(search) };
}

function addressIn(values: FormValues): string {
  return oneText(values.adresse, 200);
}
