import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const CONSOLE = join(import.meta.dirname, '../../console/src');
const LOCALES = join(CONSOLE, 'locales');

type Texts = { readonly [key: string]: string | Texts };
const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])));

const namespaces = readdirSync(join(LOCALES, 'fr')).map((file) => file.replace(/\.json$/, ''));
const flat = (tree: Texts, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value]] : flat(value, `${before}${key}.`),
  );
const textsOf = (language: string, namespace: string): Map<string, string> =>
  new Map(flat(texts.parse(JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8')))));

const variables = (text: string): string[] =>
  (text.match(/\{\{\s*\w+/g) ?? []).map((found) => found.slice(2).trim()).sort();

const kindOf = (file: string): ts.ScriptKind => (file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => {
    const text = readFileSync(join(CONSOLE, file), 'utf8');
    return { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file)) };
  });

function nodesOf(source: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A template's parts around what is computed; one that begins with what is computed would match every key. */
const patternOf = (node: ts.TemplateExpression): RegExp | undefined => {
  if (!/\w/.test(node.head.text)) return undefined;
  const spans = node.templateSpans.map(({ literal }) => escaped(literal.text));
  return new RegExp(`^${[escaped(node.head.text), ...spans].join('[^:]+')}$`);
};

describe('the texts of the console', () => {
  it.each(namespaces)('of %s are there in both languages, with the same variables', (namespace) => {
    const [fr, en] = [textsOf('fr', namespace), textsOf('en', namespace)];
    // French has a plural form of its own for millions.
    const keys = (of: Map<string, string>): string[] => [...of.keys()].filter((key) => !key.endsWith('_many')).sort();
    expect(keys(en)).toEqual(keys(fr));
    const differing = [...fr].filter(([key, text]) => {
      const other = en.get(key);
      return other !== undefined && variables(text).join() !== variables(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are not empty, and French has its own typography', () => {
    const all = namespaces.flatMap((namespace) =>
      ['fr', 'en'].flatMap((language) =>
        [...textsOf(language, namespace)].map(([key, text]) => ({ language, key: `${namespace}:${key}`, text })),
      ),
    );
    expect(all.filter(({ text }) => text.trim() === '').map(({ key }) => key)).toEqual([]);
    expect(all.filter(({ text }) => text.includes("'")).map(({ language, key }) => `${language} ${key}`)).toEqual([]);
  });

  it('are all used', () => {
    const nodes = sources.flatMap(({ source }) => nodesOf(source));
    const written = new Set(nodes.flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : [])));
    const patterns = new Map(
      nodes.flatMap((node) => {
        const pattern = ts.isTemplateExpression(node) ? patternOf(node) : undefined;
        return pattern === undefined ? [] : [[pattern.source, pattern] as const];
      }),
    );
    const isUsed = (key: string): boolean => written.has(key) || [...patterns.values()].some((one) => one.test(key));
    // The texts of problems are found by the code that the API sends.
    const unused = namespaces
      .filter((namespace) => namespace !== 'problems')
      .flatMap((namespace) =>
        [...textsOf('fr', namespace).keys()].flatMap((key) => {
          const names = [key, key.replace(PLURAL, '')];
          return names.some((name) => isUsed(name) || isUsed(`${namespace}:${name}`)) ? [] : [`${namespace}:${key}`];
        }),
      );
    expect(unused).toEqual([]);
  });

  it('are never written in a component', () => {
    const spoken = new Set(['aria-label', 'alt', 'title', 'label', 'placeholder', 'help', 'error', 'aria-description']);
    const words = /\p{L}{2,}/u;
    const written = sources.flatMap(({ file, source }) =>
      nodesOf(source).flatMap((node) => {
        const text = ts.isJsxText(node)
          ? node.text
          : ts.isJsxAttribute(node) &&
              spoken.has(node.name.getText()) &&
              node.initializer !== undefined &&
              ts.isStringLiteral(node.initializer)
            ? node.initializer.text
            : ts.isJsxExpression(node) &&
                !ts.isJsxAttribute(node.parent) &&
                node.expression !== undefined &&
                ts.isStringLiteralLike(node.expression)
              ? node.expression.text
              : '';
        return words.test(text) && text.trim() !== 'Carrefour' ? [`${file}: ${text.trim()}`] : [];
      }),
    );
    expect(written).toEqual([]);
  });
});
