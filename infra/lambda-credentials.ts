/** What the SDK's signer needs; `expiration` makes it ask again in time. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * Takes the place of `@aws-sdk/credential-provider-node` in the bundles. Lambda gives credentials in the environment, which
 * is also where the SDK's own chain looks first; the rest of that chain (SSO, STS, profiles, instance metadata) would be
 * a fifth of every bundle and is never reached. Throws, when first used, if the environment has none.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_CREDENTIAL_EXPIRATION: expiration,
    } = process.env;
    if (accessKeyId === undefined || secretAccessKey === undefined) {
      return Promise.reject(new Error('The environment holds no AWS credentials (AWS_ACCESS_KEY_ID and its secret).'));
    }
    return Promise.resolve({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
      ...(expiration !== undefined && { expiration: new Date(expiration) }),
    });
  };
}
