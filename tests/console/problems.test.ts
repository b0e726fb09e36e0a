import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import directory from '../../console/src/locales/fr/directory.json' with { type: 'json' };
import problems from '../../console/src/locales/fr/problems.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');

/** Said to machines alone: the carrier's, a partner's page, another site's. */
const NEVER_IN_THE_CONSOLE = ['bad-signature', 'no-page', 'not-as-expected', 'not-json', 'other-site', 'sitting-over'];

/** Every code that the source gives to `refuse` or `problem` as a plain text. */
function codes(): string[] {
  const found = new Set<string>();
  for (const root of ['shared', 'functions']) {
    for (const file of readdirSync(join(ROOT, root), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(join(ROOT, root, file), 'utf8');
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && ['refuse', 'problem'].includes(node.expression.getText())) {
          const [, code] = node.arguments;
          if (code !== undefined && ts.isStringLiteral(code)) found.add(code.text);
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    }
  }
  return [...found].sort();
}

describe('a refusal of the API', () => {
  it('is explained in both languages by the console, whatever its code', () => {
    const all = codes();
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((code) => !(code in problems) && !NEVER_IN_THE_CONSOLE.includes(code))).toEqual([]);
  });
});

/** Every code of what an import says of a record, where it stands beside its remedy. */
function remarks(): string[] {
  const folder = join(ROOT, 'shared/hsds');
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) {
        const named = (name: string) => node.properties.find((property) => property.name?.getText() === name);
        const code = named('code');
        if (named('remedy') !== undefined && code !== undefined && ts.isPropertyAssignment(code)) {
          if (ts.isStringLiteral(code.initializer)) found.add(code.initializer.text);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return [...found].sort();
}

describe('what an import says of a record', () => {
  it('is said in both languages by the console, whatever its code', () => {
    const all = remarks();
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((code) => !(code in directory.import.problem))).toEqual([]);
  });
});
