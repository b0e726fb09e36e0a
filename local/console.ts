import type { IncomingMessage, ServerResponse } from 'node:http';
import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import { encodingFor, objectsIn, readConsoleFile, type ConsoleFile } from './console-files.ts';
import { send } from './http-io.ts';
import { field, isObject, list, text, type JsonObject } from './json.ts';
import type { Deployment } from './template.ts';

/** The console as CloudFront serves it: files of the deployment, its headers, its rewriting of addresses. */
export interface Console {
  /** Answers a GET or HEAD. */
  serve(request: IncomingMessage, response: ServerResponse): void;
}

/** The console of an assembly; `undefined` when it has none. `url` is where it is served. Throws when a part of it is missing. */
export function consoleOf(deployment: Deployment, url: string): Console | undefined {
  const copies = deployment.ofType('Custom::CDKBucketDeployment');
  if (copies.length === 0) return undefined;
  const find = new Map(copies.flatMap(({ properties }) => [...filesOf(deployment, properties)]));
  const headers = headersOf(only(deployment, 'AWS::CloudFront::ResponseHeadersPolicy'));
  const rewrite = rewriteOf(only(deployment, 'AWS::CloudFront::Function'));
  const { host } = new URL(url);

  return {
    serve: (request, response) => {
      const target = request.url ?? '/';
      const key = rewrite(target.split('?')[0] ?? '/');
      const file = find.get(key)?.();
      if (file === undefined) {
        const body = Buffer.from('Not Found');
        send(response, { status: 404, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body });
        return;
      }
      // The issuer knows one address of this machine: under another, the page could not sign in.
      if (file.type === 'text/html' && request.headers.host !== undefined && request.headers.host !== host) {
        response.writeHead(302, { ...headers, location: url + target }).end();
        return;
      }
      sendFile(request, response, file, headers);
    },
  };
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ConsoleFile,
  headers: Readonly<Record<string, string>>,
): void {
  const encoding = encodingFor(file, request.headers['accept-encoding']?.toString());
  const described = {
    ...headers,
    ...(file.cacheControl !== undefined && { 'cache-control': file.cacheControl }),
    // The same bytes in another encoding are the same only weakly.
    etag: encoding === undefined ? `"${file.tag}"` : `W/"${file.tag}"`,
    vary: 'Accept-Encoding',
  };
  if (isKnown(request.headers['if-none-match'], file.tag)) {
    response.writeHead(304, described).end();
    return;
  }
  send(response, {
    status: 200,
    headers: {
      ...described,
      'content-type': file.type,
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
    body: encoding === undefined ? file.body : file.encoded(encoding),
  });
}

function isKnown(known: string | undefined, tag: string): boolean {
  const tags = (known ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(`"${tag}"`);
}

/** What one copying into the bucket leaves there, by path. Each file is read when it is first asked for. */
function filesOf(deployment: Deployment, properties: JsonObject): Map<string, () => ConsoleFile> {
  const prefix = text(properties['DestinationBucketKeyPrefix']) ?? '';
  const cacheControl = text(field(properties, 'SystemMetadata', 'cache-control'));
  const found = new Map<string, () => ConsoleFile>();
  for (const [index, objectKey] of list(properties['SourceObjectKeys']).entries()) {
    const fill = markersOf(properties, index);
    for (const [key, path] of objectsIn(deployment.assetFolder(text(objectKey) ?? ''), prefix)) {
      let file: ConsoleFile | undefined;
      found.set(`/${key}`, () => (file ??= readConsoleFile(path, cacheControl, fill)));
    }
  }
  return found;
}

/** Puts the deployment's names where a source has markers for them. */
function markersOf(properties: JsonObject, index: number): (content: string) => string {
  const markers = list(properties['SourceMarkers'])[index];
  const escaped = field(list(properties['SourceMarkersConfig'])[index], 'jsonEscape') === true;
  const known = Object.entries(isObject(markers) ? markers : {}).map(([marker, value]) => {
    const name = text(value) ?? JSON.stringify(value);
    return [marker, escaped ? JSON.stringify(name).slice(1, -1) : name] as const;
  });
  return (content) => known.reduce((filled, [marker, name]) => filled.replaceAll(marker, () => name), content);
}

/** Runs the function of the template itself, as CloudFront does with each request. */
function rewriteOf(properties: JsonObject): (uri: string) => string {
  const code = text(properties['FunctionCode']) ?? '';
  const script = new Script(`${code}\nhandler({ request: { uri: uri } }).uri;`);
  const context: Record<string, unknown> = createContext({});
  return (uri) => {
    context['uri'] = decoded(uri);
    return z.string().parse(script.runInContext(context));
  };
}

/** An address that cannot be decoded is one of a file that is not there. */
function decoded(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return '/.';
  }
}

const SecurityHeaders = z.strictObject({
  ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }),
  ContentTypeOptions: z.object({}),
  FrameOptions: z.object({ FrameOption: z.string() }),
  ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }),
  StrictTransportSecurity: z.object({
    AccessControlMaxAgeSec: z.coerce.number(),
    IncludeSubdomains: z.boolean().default(false),
    Preload: z.boolean().default(false),
  }),
});
const CustomHeader = z.object({ Header: z.string(), Value: z.string() });

/** The headers that a response headers policy adds. Throws on a setting that is not known here. */
function headersOf(properties: JsonObject): Record<string, string> {
  const policy = properties['ResponseHeadersPolicyConfig'];
  const security = SecurityHeaders.parse(field(policy, 'SecurityHeadersConfig'));
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = security.StrictTransportSecurity;
  const custom = z.array(CustomHeader).parse(list(field(policy, 'CustomHeadersConfig', 'Items')));
  return {
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': [
      `max-age=${AccessControlMaxAgeSec}`,
      ...(IncludeSubdomains ? ['includeSubDomains'] : []),
      ...(Preload ? ['preload'] : []),
    ].join('; '),
    ...Object.fromEntries(custom.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}

function only(deployment: Deployment, type: string): JsonObject {
  const [found, ...others] = deployment.ofType(type);
  if (found === undefined || others.length > 0)
    throw new Error(`The console needs one ${type} in the assembly, and there are ${deployment.ofType(type).length}.`);
  return found.properties;
}
