import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contentSecurityPolicy } from '../../infra/console-headers.ts';
import { onlyResource, resourcesOf, stacksOf, templatesOf } from './synthesized.ts';

const {
  console: site,
  edge,
  identity,
} = templatesOf('prod', {
  hubId: 'nord',
  alarmEmail: 'alarms@example.org',
  consoleDomain: 'console.example.org',
  consoleCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f0f-1',
});

const Behavior = z.looseObject({
  PathPattern: z.string().optional(),
  ViewerProtocolPolicy: z.string(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  TargetOriginId: z.string(),
});
const Distribution = z.looseObject({
  HttpVersion: z.string(),
  WebACLId: z.unknown(),
  Aliases: z.array(z.string()).optional(),
  ViewerCertificate: z.looseObject({ MinimumProtocolVersion: z.string() }).optional(),
  DefaultCacheBehavior: Behavior,
  CacheBehaviors: z.array(Behavior),
  Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.unknown() })),
});
const distribution = Distribution.parse(
  onlyResource(site, 'AWS::CloudFront::Distribution').Properties['DistributionConfig'],
);
const originOf = (id: string) => distribution.Origins.find(({ Id }) => Id === id);

/** Ids of CloudFront's own policies, the same in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_THE_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe("the console's bucket", () => {
  const buckets = [...resourcesOf(site, 'AWS::S3::Bucket').values()].map(({ Properties }) => Properties);
  const policies = [...resourcesOf(site, 'AWS::S3::BucketPolicy').values()].map(({ Properties }) =>
    JSON.stringify(Properties['PolicyDocument']),
  );

  it('is open to nobody, encrypted and reached by TLS alone, as is the one with its access log', () => {
    expect(buckets).toHaveLength(2);
    for (const bucket of buckets) {
      expect(bucket).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
      expect(bucket['BucketEncryption']).toBeDefined();
      expect(bucket['WebsiteConfiguration']).toBeUndefined();
    }
    expect(policies).toHaveLength(2);
    for (const policy of policies) expect(policy).toMatch(/"aws:SecureTransport":"false"[^}]*\}\},"Effect":"Deny"/);
  });

  it('keeps what a deployment replaced, and notes who replaced it', () => {
    const files = buckets.filter((bucket) => bucket['LoggingConfiguration'] !== undefined);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' } });
  });

  it('is read by this distribution alone', () => {
    const readers = policies.filter((policy) => policy.includes('cloudfront.amazonaws.com'));
    expect(readers).toHaveLength(1);
    expect(readers[0]).toContain('"Action":["s3:GetObject","s3:ListBucket"]');
    expect(readers[0]).toMatch(/"StringEquals":\{"AWS:SourceArn":.{0,150}:distribution\/",\{"Ref":"Distribution/);
    expect(policies.join()).not.toMatch(/"Effect":"Allow","Principal":(?:"\*"|\{"AWS":"\*"\})/);
  });
});

describe('the address of the console', () => {
  it('speaks HTTP/2 and 3, and TLS 1.2 or newer under its own name', () => {
    expect(distribution).toMatchObject({ HttpVersion: 'http2and3', Aliases: ['console.example.org'] });
    expect(distribution.ViewerCertificate?.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  });

  it('can do without a name of its own', () => {
    const own = onlyResource(templatesOf('dev').console, 'AWS::CloudFront::Distribution').Properties;
    const config = Distribution.parse(own['DistributionConfig']);
    expect([config.Aliases, config.ViewerCertificate]).toEqual([undefined, undefined]);
  });

  it('gives files to whoever asks, by the page for addresses inside the console', () => {
    const behavior = distribution.DefaultCacheBehavior;
    expect(behavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      ViewerProtocolPolicy: 'redirect-to-https',
      Compress: true,
      FunctionAssociations: [{ EventType: 'viewer-request' }],
    });
    expect(JSON.stringify(behavior)).toContain('"ResponseHeadersPolicyId":{"Ref":"Headers');
    expect(JSON.stringify(originOf(behavior.TargetOriginId)?.DomainName)).toContain('"Files');
  });

  it.each(['/v1/*', '/health', '/hsds', '/hsds/*'])(
    'passes %s on to the API as it came, keeps nothing of it, and never takes a token in the clear',
    (path) => {
      const api = distribution.CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
      expect(api).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        CachePolicyId: CACHING_DISABLED,
        OriginRequestPolicyId: ALL_BUT_THE_HOST,
      });
      expect(api?.AllowedMethods.toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
      const origin = originOf(api?.TargetOriginId ?? '');
      expect(origin).toMatchObject({
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
      });
      expect(JSON.stringify(origin?.DomainName)).toContain('ApiEndpoint');
    },
  );

  it('passes nothing else on to the API', () => {
    expect(distribution.CacheBehaviors).toHaveLength(4);
  });

  it('is where Cognito sends members back to', () => {
    expect(onlyResource(identity, 'AWS::Cognito::UserPoolClient').Properties).toMatchObject({
      CallbackURLs: ['https://console.example.org/callback', 'https://console.example.org/'],
      LogoutURLs: ['https://console.example.org/callback', 'https://console.example.org/'],
    });
  });
});

describe('the headers of the console', () => {
  const policy = onlyResource(site, 'AWS::CloudFront::ResponseHeadersPolicy').Properties['ResponseHeadersPolicyConfig'];

  it('say that it is HTTPS, never framed, never sniffed, and tells no other site where it was', () => {
    expect(policy).toMatchObject({
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
      },
    });
    for (const header of ['permissions-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'])
      expect(JSON.stringify(policy)).toContain(`"Header":"${header}","Override":true`);
    expect(JSON.stringify(policy)).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  });

  it('let a script in from nowhere but the console, and send to nowhere but it and where members sign in', () => {
    const directives = new Map(
      contentSecurityPolicy(['https://issuer.example/pool/'])
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self' https://issuer.example/pool/",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'object-src': "'none'",
      'form-action': "'self'",
    });
    expect([...directives.values()].join(' ')).not.toMatch(/unsafe|\*|https:(?!\/\/issuer)/);
  });

  it('name this pool and its sign-in pages, with a slash that shuts out other pools', () => {
    expect(JSON.stringify(policy)).toMatch(
      /connect-src 'self' ",\{"Fn::ImportValue":"[^"]*UserPool[^"]*"\},"\/ https:\/\//,
    );
  });
});

describe('the files of a deployment', () => {
  const copies = [...resourcesOf(site, 'Custom::CDKBucketDeployment').values()].map(({ Properties }) => Properties);
  const hashed = copies.find((copy) => copy['DestinationBucketKeyPrefix'] === 'assets');
  const pages = copies.find((copy) => copy['DestinationBucketKeyPrefix'] === undefined);

  it('are kept a year by browsers when their name holds their content; earlier ones stay for consoles that are open', () => {
    expect(hashed).toMatchObject({
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      Prune: false,
    });
  });

  it('are asked for each time when it does not, and only they are fetched anew from the bucket', () => {
    expect(pages).toMatchObject({
      SystemMetadata: { 'cache-control': 'no-cache' },
      Prune: true,
      Exclude: ['assets/*'],
      DistributionPaths: ['/index.html', '/config.json'],
    });
  });

  it('come with what the console must know: who signs members in', () => {
    const markers = JSON.stringify(pages?.['SourceMarkers']);
    expect(markers).toMatch(/ProviderURL.*UserPoolConsole/);
  });
});

describe('the firewall', () => {
  const acl = z
    .looseObject({ Scope: z.string(), Rules: z.array(z.looseObject({ Name: z.string(), Statement: z.unknown() })) })
    .parse(onlyResource(edge, 'AWS::WAFv2::WebACL').Properties);
  const rule = (name: string) => acl.Rules.find(({ Name }) => Name === name);

  it('stands before the distribution, in the one region that CloudFront takes it from', () => {
    expect(acl.Scope).toBe('CLOUDFRONT');
    expect(stacksOf('prod').edge.region).toBe('us-east-1');
    expect(distribution.WebACLId).toMatchObject({
      'Fn::GetStackOutput': { StackName: 'carrefour-nord-prod-edge', Region: 'us-east-1' },
    });
  });

  it('lets an office with fifteen consoles work behind one address, and no flood', () => {
    const { Limit, EvaluationWindowSec } = z
      .object({ RateBasedStatement: z.object({ Limit: z.number(), EvaluationWindowSec: z.number() }) })
      .parse(rule('RequestsOfAnAddress')?.Statement).RateBasedStatement;
    const perSecond = Limit / EvaluationWindowSec;
    // Two questions every two seconds from each.
    expect(perSecond).toBeGreaterThanOrEqual(15);
    // What one route takes in stage dev.
    expect(perSecond).toBeLessThan(50);
  });

  it('does not judge what a coordinator writes by words that look like an attack', () => {
    const common = JSON.stringify(rule('AWSManagedRulesCommonRuleSet'));
    for (const name of ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'])
      expect(common).toContain(`{"ActionToUse":{"Count":{}},"Name":"${name}"}`);
  });

  it('keeps no sample of a request, which would hold an access token', () => {
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
  });
});

describe('the stacks', () => {
  it('depend on the console in no way: it can go and come back', () => {
    const { app, console: own, data, identity: pool, service, observability } = stacksOf('dev');
    app.synth();
    expect(own.dependencies).toEqual(expect.arrayContaining([pool, service]));
    for (const stack of [data, pool, service, observability]) expect(stack.dependencies).not.toContain(own);
  });
});
