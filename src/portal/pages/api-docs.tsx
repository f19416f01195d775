import type { OpenAPIObject } from '@nestjs/swagger';

const methods = ['get', 'post', 'patch', 'delete'] as const;

interface Property {
  type?: string;
  description?: string;
  example?: unknown;
  enum?: unknown[];
  format?: string;
}

interface Operation {
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: { $ref?: string } }> };
}

/** The description as a page: no script, a table an operation. Programs read `/api/openapi.json`. */
export function ApiDocsPage({ description }: { description: OpenAPIObject }) {
  const operations = Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] as Operation }] : [])),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ''))];
  return (
    <div class="stack">
      <div class="stack tight">
        <h1>L’API de Passerelle</h1>
        <p>{description.info.description}</p>
        <p>
          Chaque appel porte <code>Authorization: Bearer</code> et un jeton. Les refus suivent la RFC 9457, avec un{' '}
          <code>code</code> stable. Pour un programme : <a href="/api/openapi.json">openapi.json</a>.
        </p>
      </div>
      {tags.map((tag) => (
        <section class="stack">
          <h2>{tag}</h2>
          {operations
            .filter(({ operation }) => operation.tags?.[0] === tag)
            .map(({ path, method, operation }) => (
              <details class="panel">
                <summary>
                  <strong>{method.toUpperCase()}</strong> <code>{path}</code>
                </summary>
                <Inputs description={description} operation={operation} />
              </details>
            ))}
        </section>
      ))}
    </div>
  );
}

function Inputs({ description, operation }: { description: OpenAPIObject; operation: Operation }) {
  const reference = operation.requestBody?.content?.['application/json']?.schema?.$ref?.split('/').at(-1);
  const schema = reference
    ? (description.components?.schemas?.[reference] as { properties?: Record<string, Property>; required?: string[] })
    : undefined;
  const rows = [
    ...(operation.parameters ?? []).map((each) => ({
      name: each.name,
      where: each.in,
      required: each.required ?? false,
      words: each.description ?? '',
    })),
    ...Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
      name,
      where: 'corps',
      required: schema?.required?.includes(name) ?? false,
      words: [
        property.description,
        property.enum?.join(' | '),
        property.format,
        property.example !== undefined && `ex. ${JSON.stringify(property.example)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  ];
  if (rows.length === 0) return <p>Rien à envoyer.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Champs">
      <table>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">Où</th>
            <th scope="col">Obligatoire</th>
            <th scope="col">Détail</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <code>{row.name}</code>
              </td>
              <td>{row.where}</td>
              <td>{row.required ? 'oui' : 'non'}</td>
              <td>{row.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
