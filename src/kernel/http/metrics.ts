import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/**
 * What this process measures of itself, for Prometheus. Routes as they are written, never an address: nothing of a
 * person is in it.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'passerelle_http_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(dataSource: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    const pool = () => (dataSource.driver as unknown as { master?: Pool }).master;
    const connections = new Gauge({
      name: 'passerelle_database_connections',
      help: 'Connections of the pool: open, idle, and requests waiting for one.',
      labelNames: ['state'],
      collect() {
        this.set({ state: 'open' }, pool()?.totalCount ?? 0);
        this.set({ state: 'idle' }, pool()?.idleCount ?? 0);
        this.set({ state: 'waiting' }, pool()?.waitingCount ?? 0);
      },
      registers: [],
    });
    this.registry.registerMetric(connections);
  }

  /** Times every answer of this server from here on. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    });
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
