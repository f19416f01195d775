import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** Describes `/api/v1` as its controllers declare it. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Passerelle')
    .setVersion('1')
    .setDescription(
      'L’API d’un CCAS : usagers, pass, partenaires, avantages, vérifications, utilisations. Montants en centimes, jours AAAA-MM-JJ, instants ISO 8601 UTC.',
    )
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}
