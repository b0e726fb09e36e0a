import { isObject, list, text, type Json } from './json.ts';

/**
 * Whether an event matches a filter pattern of an event source mapping: every field of the pattern must be there and
 * match one of its values or comparisons. Source: "Lambda event filtering", "Create event patterns" (EventBridge).
 * Known: exact values, null, prefix, suffix, equals-ignore-case, anything-but, exists, numeric and $or. Throws on another.
 */
export function matchesPattern(pattern: Json, event: Json): boolean {
  if (!isObject(pattern)) throw new Error('An event filter must be an object.');
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or') return list(expected).some((alternative) => matchesPattern(alternative, event));
    const actual = isObject(event) ? event[key] : undefined;
    if (Array.isArray(expected)) return expected.some((each) => matchesValue(each, actual));
    return matchesPattern(expected, actual ?? {});
  });
}

/** A list in the event matches when one of its members does. */
function matchesValue(expected: Json, actual: Json | undefined): boolean {
  if (isObject(expected)) {
    const [comparison] = Object.entries(expected);
    if (comparison?.[0] === 'exists') return (actual !== undefined) === (comparison[1] === true);
    return (
      comparison !== undefined &&
      actual !== undefined &&
      someMember(actual, (value) => compares(comparison[0], comparison[1], value))
    );
  }
  return actual !== undefined && someMember(actual, (value) => value === expected);
}

function someMember(actual: Json, test: (value: Json) => boolean): boolean {
  return Array.isArray(actual) ? actual.some(test) : test(actual);
}

function compares(name: string, operand: Json, value: Json): boolean {
  switch (name) {
    case 'prefix':
      return typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand);
    case 'suffix':
      return typeof value === 'string' && typeof operand === 'string' && value.endsWith(operand);
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof operand === 'string' && value.toLowerCase() === operand.toLowerCase();
    case 'anything-but': {
      const excluded = Array.isArray(operand) ? operand : [operand];
      return !excluded.some((each) => matchesValue(each, value));
    }
    case 'numeric':
      return typeof value === 'number' && inRange(list(operand), value);
    default:
      throw new Error(`An event filter uses ${name}, which this machine does not know.`);
  }
}

/** `[">", 0, "<=", 5]` */
function inRange(range: readonly Json[], value: number): boolean {
  for (let index = 0; index < range.length; index += 2) {
    const bound = Number(range[index + 1]);
    const holds = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    }[String(text(range[index]))];
    if (holds !== true) return false;
  }
  return true;
}
