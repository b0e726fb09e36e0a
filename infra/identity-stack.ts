import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { deploymentName, type Config } from './config.ts';
import { removalPolicyOf } from './data-stack.ts';

/** Who may sign in: the people of the hub and its organizations. Survivors and drivers never sign in. */
export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  readonly consoleClient: UserPoolClient;
  /** Where the sign-in pages are, without a trailing slash. */
  readonly loginUrl: string;

  constructor(scope: Construct, id: string, props: StackProps & { readonly config: Config }) {
    super(scope, id, props);
    const { config } = props;

    this.userPool = new UserPool(this, 'UserPool', {
      userPoolName: deploymentName(config),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      mfa: Mfa.REQUIRED,
      // A text message as second factor can be intercepted, and fails where there is no coverage.
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Plus: refuses passwords known to be stolen and blocks sign-ins that look taken over.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: config.removal === 'retain',
      removalPolicy: removalPolicyOf(config),
    });

    this.consoleClient = this.userPool.addClient('Console', {
      // A browser keeps no secret: the code is protected by PKCE, which the console always sends.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: config.callbackUrls,
        logoutUrls: config.callbackUrls,
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      // One working day; the next one starts with the second factor.
      refreshTokenValidity: Duration.hours(10),
    });

    // Left out, Cognito would also take a password straight from a script, past the sign-in page.
    const { defaultChild } = this.consoleClient.node;
    if (!(defaultChild instanceof CfnUserPoolClient)) throw new Error('The client has no CloudFormation resource.');
    defaultChild.explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];

    const domain = this.userPool.addDomain('Login', {
      cognitoDomain: { domainPrefix: config.loginDomainPrefix ?? deploymentName(config) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.loginUrl = domain.baseUrl();
    // Without a branding, even Cognito's own, the newer sign-in page answers with an error.
    new CfnManagedLoginBranding(this, 'LoginBranding', {
      userPoolId: this.userPool.userPoolId,
      clientId: this.consoleClient.userPoolClientId,
      useCognitoProvidedValues: true,
    });

    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: this.consoleClient.userPoolClientId });
    new CfnOutput(this, 'LoginUrl', { value: this.loginUrl });
  }
}
