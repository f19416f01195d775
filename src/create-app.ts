import { randomUUID } from 'node:crypto';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { ApiDescription } from './portal/api-description.js';
import { describeApi } from './portal/open-api.js';
import { serviceWords } from './portal/service-words.js';
import type { Ground } from './kernel/kernel.module.js';
import { holdRehearsals } from './kernel/forms/rehearsal.js';
import { compressPages } from './kernel/http/compress-pages.js';
import { contentSecurityPolicy } from './kernel/http/content-security-policy.js';
import { leadPostOnlyAddresses } from './kernel/http/post-only.js';
import { answerFrameworkError } from './kernel/http/problem.filter.js';
import { Metrics } from './kernel/http/metrics.js';
import { endUnreadBodies, leaveBodiesUnread } from './kernel/http/unread-bodies.js';
import { browserDirectory } from './kernel/ui/assets.js';
import { nameService } from './kernel/ui/service-words.js';

/** Longest a client may take for its header, and for the whole of what it sends, in milliseconds. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** A connection on which nothing moves for so long, in either direction, is cut: whoever asked no longer reads. */
const SILENT_MS = 90_000;

/** The application, ready to listen: Nest on Fastify, with what every answer needs. */
export async function createApp(ground: Ground): Promise<NestFastifyApplication> {
  const { config } = ground;
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxy,
    requestTimeout: REQUEST_MS,
    connectionTimeout: SILENT_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: HEADERS_MS / 2 },
    forceCloseConnections: 'idle',
    // Stopping, no connection is accepted; what comes on one that was is served, since the database closes last.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    logger: { level: config.logLevel, serializers: { req: withoutPersons } },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(ground), adapter, {
    abortOnError: false,
    bodyParser: false,
    logger: config.logLevel === 'silent' ? false : ['fatal', 'error', 'warn'],
  });
  const isHttps = config.publicUrl.startsWith('https:');
  const server = app.getHttpAdapter().getInstance();
  nameService(server, serviceWords);
  leaveBodiesUnread(server);
  endUnreadBodies(server);
  holdRehearsals(server);
  leadPostOnlyAddresses(server);
  await app.register(cookie);
  await app.register(multipart);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: contentSecurityPolicy,
    },
    strictTransportSecurity: isHttps,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(fastifyStatic, {
    root: path.join(browserDirectory, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  });
  server.addHook('onSend', async (request, reply) => {
    // On a shared counter, Back after signing out must show nothing.
    if (request.visit?.actor && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()');
  });
  compressPages(server);
  app.get(Metrics, { strict: false }).watch(server);
  app.get(ApiDescription, { strict: false }).by(() => describeApi(app));
  return app;
}

/** The same modules without a server: for the command line. */
export function createContext(ground: Ground): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(AppModule.on(ground), { logger: false, abortOnError: false });
}

/** Logs carry ids, never persons: the route as it is written, without its search or what was typed. */
function withoutPersons(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions?.url };
}
