import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import * as z from 'zod';
import type { StageName } from '../../infra/config.ts';
import { FUNCTION_NAMES } from '../../infra/functions.ts';
import { buildStacks } from '../../infra/stacks.ts';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

/** What an operator would give for a first deployment of either stage. */
export const OPERATOR_CONTEXT = {
  hubId: 'nord',
  alarmEmail: 'alarms@example.org',
  alertEmails: 'on-call@example.org',
  callbackUrls: 'https://console.example.org/',
};

/** A folder that goes when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carrefour-infra-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of functions that do nothing, where the real ones would be after bundling. */
export function emptyBundles(): string {
  const folder = temporaryFolder();
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), `export const handler = async () => '${name}';`);
  }
  return folder;
}

/** A folder with the least that a built console is. */
export function emptyConsole(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Carrefour</title>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3d4.js'), '');
  return folder;
}

/** The stacks of a stage, not yet written to disk. */
export function stacksOf(stage: StageName, context: Readonly<Record<string, unknown>> = OPERATOR_CONTEXT) {
  const outdir = temporaryFolder();
  return buildStacks({
    bundles: emptyBundles(),
    site: emptyConsole(),
    outdir,
    context: { ...context, stage },
    validated: false,
  });
}

/** The templates of a stage, by what the stack is for. */
export function templatesOf(stage: StageName, context?: Readonly<Record<string, unknown>>) {
  const { data, identity, service, edge, console, observability } = stacksOf(stage, context);
  const template = (stack: Stack): Template => Template.fromStack(stack);
  return {
    data: template(data),
    identity: template(identity),
    service: template(service),
    edge: template(edge),
    console: template(console),
    observability: template(observability),
  };
}

/** Resources of one type by logical id. */
export function resourcesOf(template: Template, type?: string): Map<string, Resource> {
  const { Resources } = z.object({ Resources: z.record(z.string(), Resource) }).parse(template.toJSON());
  return new Map(Object.entries(Resources).filter(([, resource]) => type === undefined || resource.Type === type));
}

/** The only resource of a type; throws when there are none or several. */
export function onlyResource(template: Template, type: string): Resource {
  const [first, ...others] = resourcesOf(template, type).values();
  if (first === undefined || others.length > 0)
    throw new Error(`Expected one ${type}, found ${others.length + 1 - Number(first === undefined)}.`);
  return first;
}
