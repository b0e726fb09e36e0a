import * as z from 'zod';
import { allRoutes } from './api.ts';
import { ACCESS_REASONS, ROLES, type Route } from './route.ts';

const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; see each operation.'),
    detail: z.string().describe('What was wrong and what to do.'),
    errors: z.array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });

const asJsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    cycles: 'ref',
    reused: 'inline',
  });
  return rest;
};

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query'): object[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !(field instanceof z.ZodOptional || field instanceof z.ZodDefault),
    schema: field instanceof z.ZodType ? asJsonSchema(field, 'input') : {},
  }));
}

const header = (name: string, required: boolean, description: string, schema: object = { type: 'string' }): object => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

function operation(name: string, tag: string, route: Route): object {
  const problems = {
    description: 'Refused, with the reason',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const roles = typeof route.roles === 'string' ? route.roles : route.roles.join(', ');
  return {
    operationId: name,
    tags: [tag],
    summary: route.summary,
    description: `Roles: ${roles}.`,
    ...(route.roles === 'public' && { security: [] }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.method === 'POST'
        ? [header('Idempotency-Key', false, 'A repeat under the same key makes nothing new.')]
        : []),
      ...(route.versioned ? [header('If-Match', true, 'The ETag last read.')] : []),
      ...(route.opensFile
        ? [header('Access-Reason', true, 'Why the file is opened; audited.', { type: 'string', enum: ACCESS_REASONS })]
        : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: asJsonSchema(route.body, 'input') } } },
    }),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        ...(route.status !== 204 && {
          content: {
            'application/json': { schema: asJsonSchema(route.answer, 'output') },
            ...Object.fromEntries((route.alsoAnswers ?? []).map((type) => [type, {}])),
          },
        }),
      },
      default: problems,
    },
  };
}

/** The description of the whole API, OpenAPI 3.1, from the very schemas that validate. */
export function openApi(serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, tag, route } of allRoutes) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(name, tag, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Carrefour',
      version: '1',
      description:
        'The API of a hub: intake, referrals, transport, directory, counting. All times are UTC; dates are local.',
    },
    servers: [{ url: serverUrl }],
    security: [{ oidc: [] }],
    paths,
    components: {
      schemas: { Problem: asJsonSchema(problem, 'output') },
      securitySchemes: {
        oidc: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `An access token (code with PKCE). The role (${ROLES.join(', ')}) comes from the membership.`,
        },
      },
    },
  };
}
