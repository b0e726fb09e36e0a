import {
  CfnElement,
  CfnOutput,
  DefaultStackSynthesizer,
  Duration,
  Fn,
  ReferenceStrength,
  RemovalPolicy,
  Stack,
  type StackProps,
} from 'aws-cdk-lib/core';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { join } from 'node:path';
import { acknowledge } from './acknowledge.ts';
import { deploymentName, type Config } from './config.ts';
import { contentSecurityPolicy, FURTHER_HEADERS, HASHED_FILES, NAMED_FILES } from './console-headers.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { ServiceStack } from './service-stack.ts';

export interface ConsoleStackProps extends StackProps {
  readonly config: Config;
  readonly identity: IdentityStack;
  readonly service: ServiceStack;
  readonly edge: EdgeStack;
  /** Folder of the built console: `index.html`, `assets/` and what else it names. */
  readonly site: string;
}

/** Folder of the files that are named after their content. */
const HASHED_FOLDER = 'assets';

/** An address inside the console is no file: its last part has no dot. The page at its root answers all of them. */
const APP_ADDRESSES = `function handler(event) {
  var request = event.request;
  var last = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
`;

/** What the console asks the API for: its work, whether it can be reached, and the public directory as files. */
const OF_THE_API = ['/v1/*', '/health', '/hsds', '/hsds/*'] as const;

/**
 * The console as a browser gets it: files in a private bucket, CloudFront before them, and the API under the same
 * address, so that no other origin needs to be let in. Holds nothing that cannot be deployed again.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props);
    const { config, identity, service } = props;
    const bucket = this.#bucket();

    const headers = this.#headers(identity, config);
    const files: BehaviorOptions = {
      // Allowed to list, S3 says of a file that is not there that it is not there, and not that it is forbidden.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: headers,
    };
    const api = this.#api(service);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${deploymentName(config)}: the console`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...files,
        functionAssociations: [{ function: this.#appAddresses(config), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: Object.fromEntries(OF_THE_API.map((path) => [path, api])),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      // By name, and weakly: the two stacks are in different regions, where CloudFormation exports nothing.
      webAclId: Stack.consumeReference(props.edge.webAcl.attrArn, ReferenceStrength.WEAK),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...this.#ownDomain(config),
    });
    acknowledge(
      distribution,
      'AwsSolutions-CFR1',
      'A satellite link in northern Ontario often has an address that is taken for one in another country.',
    );
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'It would say who opened which file of a person and from where; the API keeps a log without either.',
    );
    if (config.consoleDomain === undefined)
      acknowledge(
        distribution,
        'AwsSolutions-CFR4',
        'Under the address that CloudFront gives it sets the TLS versions itself; with consoleDomain it is TLS 1.2 or newer.',
      );

    this.#deployFiles(props, bucket, distribution);
    new CfnOutput(this, 'ConsoleUrl', { value: `https://${config.consoleDomain ?? distribution.domainName}` });
    new CfnOutput(this, 'ConsoleAddress', { value: distribution.domainName });
    new CfnOutput(this, 'ConsoleBucket', { value: bucket.bucketName });
  }

  #bucket(): IBucket {
    const guarded: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Only files that can be deployed again, and notes on who fetched or replaced them.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    };
    // CloudFront alone reads; what the log shows is who else tried, and who replaced a file that browsers run.
    const accessLog = new Bucket(this, 'AccessLog', {
      ...guarded,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    const files = new Bucket(this, 'Files', {
      ...guarded,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
      serverAccessLogsBucket: asInterface(accessLog),
    });
    return asInterface(files);
  }

  #headers(identity: IdentityStack, config: Config): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${deploymentName(config)}-console`,
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          // With a slash at the end: this pool, and none that somebody else has made.
          contentSecurityPolicy: contentSecurityPolicy([
            `${identity.userPool.userPoolProviderUrl}/`,
            identity.loginUrl,
          ]),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          // Another host under the hub's domain is the hub's own business.
          includeSubdomains: false,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(FURTHER_HEADERS).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  #appAddresses(config: Config): EdgeFunction {
    return new EdgeFunction(this, 'AppAddresses', {
      functionName: `${deploymentName(config)}-app-addresses`,
      comment: 'Answers an address inside the console with its page',
      code: FunctionCode.fromInline(APP_ADDRESSES),
      runtime: FunctionRuntime.JS_2_0,
    });
  }

  /** The API under the console's own address: each request as the browser sent it, nothing kept on the way. */
  #api(service: ServiceStack): BehaviorOptions {
    const host = Fn.select(2, Fn.split('/', service.publicApi.api.apiEndpoint));
    return {
      origin: new HttpOrigin(host, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // A queue that is asked every two seconds should not shake hands each time.
        keepaliveTimeout: Duration.seconds(60),
      }),
      // Never redirected: a token that came in the clear is to be refused, not helped along.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // Authorization, Idempotency-Key, If-Match and the rest; the host is the API's own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
  }

  #ownDomain({ consoleDomain, consoleCertificateArn }: Config) {
    if (consoleDomain === undefined || consoleCertificateArn === undefined) return {};
    return {
      domainNames: [consoleDomain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', consoleCertificateArn),
    };
  }

  /**
   * First the hashed files, then the pages that name them. Hashed files of earlier releases stay: a console
   * that was open during a deployment still fetches parts of its own release.
   */
  #deployFiles({ config, identity, site }: ConsoleStackProps, bucket: IBucket, distribution: Distribution): void {
    const logGroup = new LogGroup(this, 'DeploymentLog', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the role that it would make for itself, which may write to every log group of the account.
    const role = new Role(this, 'Deployer', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const shared = { destinationBucket: bucket, role, logGroup, memoryLimit: 256 };
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      ...shared,
      sources: [Source.asset(join(site, HASHED_FOLDER))],
      destinationKeyPrefix: HASHED_FOLDER,
      cacheControl: [CacheControl.fromString(HASHED_FILES)],
      prune: false,
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      sources: [
        // What begins with a dot is for whoever builds: the manifest, and what it was built from.
        Source.asset(site, { exclude: [HASHED_FOLDER, '.*'] }),
        Source.jsonData('config.json', {
          issuer: identity.userPool.userPoolProviderUrl,
          clientId: identity.consoleClient.userPoolClientId,
          // Cognito knows no offline_access, and gives a refresh token without it.
          scopes: ['openid', 'email'],
          hubId: config.hubId,
          stage: config.stage,
        }),
      ],
      cacheControl: [CacheControl.fromString(NAMED_FILES)],
      // What is gone from the pages goes from the bucket, but for the hashed files.
      exclude: [`${HASHED_FOLDER}/*`],
      prune: true,
      distribution,
      distributionPaths: ['/index.html', '/config.json'],
    });
    pages.node.addDependency(hashed);
    this.#acknowledgeDeployer(role, bucket, config);
  }

  /** What the library's own function is given, and runs on, is not ours to choose. */
  #acknowledgeDeployer(role: Role, bucket: IBucket, { region }: Config): void {
    const { defaultChild } = bucket.node;
    const files = CfnElement.isCfnElement(defaultChild) ? this.getLogicalId(defaultChild) : '';
    const assets = `arn:aws:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-${region}`;
    const needed = [
      ...['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map((action) => `Action::s3:${action}*`),
      ...[`<${files}.Arn>/*`, `${assets}/*`].map((resource) => `Resource::${resource}`),
    ];
    for (const what of needed)
      acknowledge(
        role,
        `AwsSolutions-IAM5[${what}]`,
        "It copies every file of the deployment from the bucket of assets to the console's, and removes what is gone.",
      );
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'cloudfront:CreateInvalidation and GetInvalidation: an invalidation has CloudFront fetch two files anew, and shows nothing.',
    );
    for (const construct of this.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment')))
      acknowledge(
        construct,
        'AwsSolutions-L1',
        'The library brings this function with its runtime and keeps it current.',
      );
  }
}

/** In the library's class `policy` may be undefined, in its interface only absent: it is checked less strictly than we are. */
function asInterface(bucket: Bucket): IBucket {
  if (!isInterface(bucket)) throw new Error('A bucket is no bucket.');
  return bucket;
}

function isInterface(bucket: unknown): bucket is IBucket {
  return bucket instanceof Bucket;
}
