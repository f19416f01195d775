import { Body, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, type ApiBodyOptions, ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Choice } from '../kernel/fields/choices.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Api } from '../kernel/http/api.decorator.js';
import { ListBody } from '../kernel/http/body.decorator.js';
import { Id } from '../kernel/http/id.pipe.js';
import { readInput } from '../kernel/http/input.js';
import { InTx, Short } from '../kernel/screens/arguments.js';
import type { ShortTx } from '../kernel/screens/current-screen.js';
import { sentParts } from '../kernel/http/sent-parts.js';
import { WORKBOOK_TYPE } from '../kernel/lists/list-files.js';
import { NoFileSent } from '../kernel/lists/list.errors.js';
import { type ImportRequest, LARGEST_LIST_BYTES, RequestResidentImport } from './request-resident-import.js';
import { ResidentImportRunner } from './resident-import-runner.js';
import { type MatchBy, matchKeys } from './match-keys.js';
import { ResidentImportQuery, ResidentImportView } from './resident-import.query.js';
import { UndoImport } from './undo-import.js';

class ImportOptions {
  @Choice(['true', 'false'], { optional: true, description: 'Essai à blanc : tout est vérifié, rien ne change.' })
  dryRun?: 'true' | 'false';

  @Choice(matchKeys, {
    optional: true,
    description:
      'Par quoi retrouver les personnes : nom et naissance, référence, ou numéro de pass. Les colonnes présentes sont mises à jour.',
  })
  matchBy?: MatchBy;
}

const fileBody: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: { type: 'string', format: 'binary' },
      dryRun: { type: 'string', enum: ['true', 'false'] },
      matchBy: { type: 'string', enum: [...matchKeys] },
    },
  },
};

@Api('residents/imports', 'Usagers')
@Access(...STAFF)
export class ResidentsImportsController {
  constructor(
    private readonly requestImport: RequestResidentImport,
    private readonly imports: ResidentImportQuery,
    private readonly runner: ResidentImportRunner,
    private readonly undoImport: UndoImport,
  ) {}

  @Post()
  @HttpCode(202)
  @ListBody(LARGEST_LIST_BYTES)
  @ApiConsumes('multipart/form-data', 'text/csv', WORKBOOK_TYPE)
  @ApiBody(fileBody)
  @ApiAcceptedResponse({ type: ResidentImportView })
  async request(
    @Short() inShortTx: ShortTx,
    @CurrentActor() actor: Actor,
    @Query() options: ImportOptions,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<ResidentImportView> {
    const wanted = Buffer.isBuffer(body)
      ? { fileName: 'import.csv', bytes: body, dryRun: options.dryRun === 'true', matchBy: options.matchBy }
      : await readMultipart(request, options);
    const accepted = await inShortTx(async (tx) =>
      this.imports.get(tx, await this.requestImport.run(tx, actor, wanted)),
    );
    this.runner.kick();
    return accepted;
  }

  /** Takes the whole list back, within a day: what somebody touched since stays. */
  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ type: ResidentImportView })
  async undo(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string): Promise<ResidentImportView> {
    await this.undoImport.run(tx, actor, id);
    return this.imports.get(tx, id);
  }

  @Get(':id')
  @ApiOkResponse({ type: ResidentImportView })
  get(@InTx() tx: Tx, @Id() id: string): Promise<ResidentImportView> {
    return this.imports.get(tx, id);
  }
}

/** One file and its options, in any order. */
async function readMultipart(request: FastifyRequest, options: ImportOptions): Promise<ImportRequest> {
  if (!request.isMultipart()) throw new NoFileSent();
  let file: Pick<ImportRequest, 'fileName' | 'bytes'> | undefined;
  const fields: Record<string, unknown> = { ...options };
  for await (const part of sentParts(request)) {
    if (part.type === 'file') file = { fileName: part.fileName || 'import.csv', bytes: await part.read() };
    else fields[part.name] = part.value;
  }
  if (!file)
    throw new InvalidInput([
      { field: 'file', code: 'required', detail: 'Un fichier CSV ou Excel (.xlsx) est attendu.' },
    ]);
  const { dryRun, matchBy } = readInput(ImportOptions, fields);
  return { ...file, dryRun: dryRun === 'true', matchBy };
}
