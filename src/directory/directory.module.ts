import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { BookletController } from './booklet.controller.js';
import { BookletQuery } from './booklet.query.js';
import { DirectoryPages } from './directory.pages.js';
import { DirectoryQuery } from './directory.query.js';
import { FindPlace } from './find-place.js';
import { MapTilesController } from './map-tiles.controller.js';
import { PlacePartners } from './place-partners.js';
import { StartingPoint } from './starting-point.js';
import { Vocabulary } from './vocabulary.js';
import { DirectoryWords } from './directory.words.js';

@Module({
  imports: [CcasModule, OffersModule, PartnersModule],
  controllers: [BookletController, DirectoryPages, MapTilesController],
  providers: [DirectoryWords, BookletQuery, DirectoryQuery, FindPlace, PlacePartners, StartingPoint, Vocabulary],
  exports: [FindPlace],
})
export class DirectoryModule {}
