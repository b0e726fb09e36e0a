import { Stack, type StackProps } from 'aws-cdk-lib/core';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { deploymentName, type Config } from './config.ts';

/** CloudFront takes its firewall from this region and no other. */
export const EDGE_REGION = 'us-east-1';

/** Requests of one open console in five minutes: queue and open view, each asked for every two seconds, and the work itself. */
const REQUESTS_OF_A_CONSOLE = 300 + 100;

/**
 * Requests from one address in five minutes. Everybody in an office, or on one satellite dish, has the same address:
 * fifteen consoles at full work are 20 requests a second, where one route takes 50 (dev) or 200 (prod). More than that from
 * one address is no hub.
 */
const REQUESTS_OF_AN_ADDRESS = 15 * REQUESTS_OF_A_CONSOLE;

interface ManagedRules {
  readonly name: string;
  /** Rules of the group that only count. */
  readonly counted?: readonly string[];
}

/**
 * In the order they are asked. Not the list of anonymous addresses: who works from a shelter or a
 * partner's network may well come through a VPN.
 */
const MANAGED_RULES: readonly ManagedRules[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList' },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet' },
  {
    name: 'AWSManagedRulesCommonRuleSet',
    // A body is a text to a person, a note, a directory to import: words that look like an attack to a pattern must not
    // stop a coordinator who writes to somebody in danger. Each body is read by its schema, behind a token.
    counted: [
      'SizeRestrictions_BODY',
      'CrossSiteScripting_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'EC2MetaDataSSRF_BODY',
    ],
  },
];

/** What stands before the console at the edge of AWS: a firewall, which remembers nothing but how often it said no. */
export class EdgeStack extends Stack {
  readonly webAcl: CfnWebACL;

  constructor(scope: Construct, id: string, props: StackProps & { readonly config: Config }) {
    super(scope, id, props);
    const name = deploymentName(props.config);
    this.webAcl = new CfnWebACL(this, 'WebAcl', {
      name,
      description: `${name}: stands before the console`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: counted('WebAcl'),
      rules: [
        {
          name: 'RequestsOfAnAddress',
          priority: 0,
          // Too many requests, and not "forbidden": the console waits a while and tries again.
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: { limit: REQUESTS_OF_AN_ADDRESS, evaluationWindowSec: 300, aggregateKeyType: 'IP' },
          },
          visibilityConfig: counted('RequestsOfAnAddress'),
        },
        ...MANAGED_RULES.map(({ name: group, counted: onlyCounted = [] }, index) => ({
          name: group,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: group,
              ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
          visibilityConfig: counted(group),
        })),
      ],
    });
  }
}

/** Figures, and no samples: a sample keeps a request with its access token and its address for three hours. */
function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
