import { Controller, Get, Logger, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { Config } from '../kernel/config/config.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { OutsideNetwork, OutsideUnavailable } from '../kernel/http/outside-network.js';

const TIMEOUT_MS = 4000;
/** The Plan IGN stops there; below this the whole country is a few pictures. */
const zooms = { from: 5, to: 19 };

/** Map pictures through our own server: a browser of ours asks nobody else. */
@ApiExcludeController()
@Controller('carte')
@Access('anyone')
export class MapTilesController {
  private readonly log = new Logger(MapTilesController.name);

  constructor(
    private readonly config: Config,
    private readonly network: OutsideNetwork,
  ) {}

  @Get(':z/:x/:y')
  async tile(
    @Param('z', ParseIntPipe) z: number,
    @Param('x', ParseIntPipe) x: number,
    @Param('y', ParseIntPipe) y: number,
    @Res() reply: FastifyReply,
  ) {
    const isTile = z >= zooms.from && z <= zooms.to && [x, y].every((each) => each >= 0 && each < 2 ** z);
    if (!this.config.tilesUrl || !isTile) throw new NotFound('Cette image');
    const url = this.config.tilesUrl.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    try {
      const { bytes, type } = await this.network.bytes(new URL(url), { timeoutMs: TIMEOUT_MS });
      if (!/^image\/(png|jpeg|webp)$/.test(type)) throw new OutsideUnavailable('not a picture');
      return reply.header('cache-control', 'public, max-age=604800').type(type).send(bytes);
    } catch (error) {
      if (!(error instanceof OutsideUnavailable)) throw error;
      this.log.warn(`tiles: ${error.why}`);
      throw new NotFound('Cette image');
    }
  }
}
