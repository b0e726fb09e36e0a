import { describe, expect, it } from 'vitest';
import { deploymentName, parseConfig } from '../../infra/config.ts';
import { OPERATOR_CONTEXT } from './synthesized.ts';

describe('the configuration of a deployment', () => {
  it('needs nothing for a first try of stage dev', () => {
    expect(parseConfig({})).toMatchObject({
      stage: 'dev',
      hubId: 'demo',
      region: 'ca-central-1',
      twilioBaseUrl: 'https://api.twilio.com',
      callbackUrls: ['http://localhost:8787/callback', 'http://localhost:8787/'],
      removal: 'destroy',
      terminationProtection: false,
      logLevel: 'info',
    });
  });

  it('protects what stage prod holds', () => {
    expect(parseConfig({ ...OPERATOR_CONTEXT, stage: 'prod' })).toMatchObject({
      removal: 'retain',
      terminationProtection: true,
    });
  });

  it('takes every value from the command line, where all are text', () => {
    const config = parseConfig({
      ...OPERATOR_CONTEXT,
      stage: 'prod',
      publicUrl: 'https://hub.example.org/',
      alertEmails: 'a@example.org, b@example.org',
      logRetentionDays: '365',
      requestsPerSecond: '30',
      terminationProtection: 'false',
    });
    expect(config).toMatchObject({
      publicUrl: 'https://hub.example.org',
      alertEmails: ['a@example.org', 'b@example.org'],
      logRetentionDays: 365,
      requestsPerSecond: 30,
      terminationProtection: false,
    });
  });

  it('sends members back to the console under its own name, unless it is told where else', () => {
    const own = {
      consoleDomain: 'console.example.org',
      consoleCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f0f-1',
    };
    expect(parseConfig(own).callbackUrls).toEqual([
      'https://console.example.org/callback',
      'https://console.example.org/',
    ]);
    expect(parseConfig({ ...own, callbackUrls: 'https://a.example.org/' }).callbackUrls).toEqual([
      'https://a.example.org/',
    ]);
  });

  it('says everything that is missing at once', () => {
    expect(() => parseConfig({ stage: 'prod' })).toThrow(/hubId=… {2}must be given[^]*callbackUrls=… {2}must be given/);
  });

  it('refuses stage prod without anybody to alarm', () => {
    const { alarmEmail, ...nobody } = OPERATOR_CONTEXT;
    expect(alarmEmail).toBeDefined();
    expect(() => parseConfig({ ...nobody, stage: 'prod' })).toThrow(/alarmEmail/);
  });

  it.each([
    [{ stage: 'staging' }, /"stage" must be one of dev, prod/],
    [{ hubId: 'Nord Ouest' }, /-c hubId/],
    [{ publicUrl: 'http://hub.example.org' }, /-c publicUrl=… {2}must start with https/],
    [{ logRetentionDays: '42' }, /-c logRetentionDays/],
    [{ alarmEmail: 'nobody' }, /-c alarmEmail/],
    [{ consoleDomain: 'https://console.example.org' }, /-c consoleDomain=… {2}must be a host name/],
    [{ consoleDomain: 'console.example.org' }, /give both, or neither/],
    [{ consoleCertificateArn: 'arn:aws:acm:ca-central-1:123456789012:certificate/a' }, /us-east-1/],
  ])('refuses %o', (context, message) => {
    expect(() => parseConfig(context)).toThrow(message);
  });

  it('allows plain http on this machine only', () => {
    expect(parseConfig({ publicUrl: 'http://127.0.0.1:8787' }).publicUrl).toBe('http://127.0.0.1:8787');
  });

  it('names a deployment after its hub and stage', () => {
    expect(deploymentName({ hubId: 'nord', stage: 'prod' })).toBe('carrefour-nord-prod');
  });
});
