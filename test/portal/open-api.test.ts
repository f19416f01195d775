import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.js';

interface Schema {
  type?: string;
  properties?: Record<string, Record<string, unknown>>;
  required?: string[];
}
interface Description {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>>;
  components: { schemas: Record<string, Schema> };
}

// Of the built server: Nest's compiler writes the names, types and limits of the fields into it.
let server: TestServer;
let api: Description;
beforeAll(async () => {
  server = await startServer();
  api = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as Description;
});
afterAll(() => server.close());

const schema = (name: string): Schema => api.components.schemas[name]!;

describe('the description of the API', () => {
  test('says of a field its type, its limits, an example, and whether it is obligatory', () => {
    const { properties, required } = schema('ResidentForm');
    expect(properties!.lastName).toMatchObject({ type: 'string', minLength: 1, maxLength: 100, example: 'Le Bràs' });
    expect(properties!.bornOn).toMatchObject({ type: 'string', format: 'date' });
    expect(required).toEqual(
      expect.arrayContaining(['lastName', 'firstName', 'bornOn', 'communeCode', 'residenceProof']),
    );
    expect(required).not.toContain('phone');
  });

  test('says which fields a form has within a form, and what a list holds', () => {
    expect(schema('Acceptance').properties!.residenceProof).toEqual({ $ref: '#/components/schemas/ResidenceProof' });
    expect(schema('ProblemDocument').properties!.errors).toMatchObject({
      type: 'array',
      items: { $ref: '#/components/schemas/FieldErrorDocument' },
    });
  });

  test('leaves no field without a type, and names nothing that it does not describe', () => {
    const { schemas } = api.components;
    const fields = Object.entries(schemas).flatMap(([name, { properties }]) =>
      Object.entries(properties ?? {}).map(([field, said]) => ({ field: `${name}.${field}`, said })),
    );
    expect(fields.length).toBeGreaterThan(200);
    const untyped = fields.filter(({ said }) => !['type', '$ref', 'allOf', 'oneOf', 'enum'].some((key) => key in said));
    expect(untyped.map(({ field }) => field)).toEqual([]);
    const empty = Object.entries(schemas).filter(([, { type, properties }]) => type === 'object' && !properties);
    expect(empty.map(([name]) => name)).toEqual([]);
    const referred = JSON.stringify(api).match(/(?<=#\/components\/schemas\/)\w+/g)!;
    expect([...new Set(referred)].filter((name) => !(name in schemas))).toEqual([]);
  });
});
