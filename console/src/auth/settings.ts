/** What a deployment tells its console: `/config.json`, beside it. */
export interface ConsoleSettings {
  /** Address of the OpenID issuer. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly hubId: string;
  readonly stage: string;
}

function isSettings(value: unknown): value is ConsoleSettings {
  return typeof value === 'object' && value !== null && 'issuer' in value && 'clientId' in value && 'scopes' in value;
}

/** Throws when the host does not serve it: the console can sign nobody in then. */
export async function readSettings(): Promise<ConsoleSettings> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  const settings: unknown = await response.json();
  if (!isSettings(settings)) throw new Error('config.json lacks the issuer, the client or the scopes');
  return settings;
}
