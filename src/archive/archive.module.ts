import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchiveEntity } from './archive.entity.js';
import { ArchiveFiles } from './archive-files.js';
import { ArchiveRunner } from './archive-runner.js';
import { ArchivesQuery } from './archives.query.js';
import { ClearArchives } from './clear-archives.js';
import { MakeArchive } from './make-archive.js';
import { RequestArchive } from './request-archive.js';
import { WriteArchive } from './write-archive.js';
import { ArchiveWords } from './archive.words.js';
import { ArchivesPages } from './archives.pages.js';

@Module({
  imports: [TypeOrmModule.forFeature([ArchiveEntity])],
  controllers: [ArchivesPages],
  providers: [
    ArchiveWords,
    ArchiveFiles,
    ArchiveRunner,
    ArchivesQuery,
    ClearArchives,
    MakeArchive,
    RequestArchive,
    WriteArchive,
  ],
  exports: [WriteArchive],
})
export class ArchiveModule {}
