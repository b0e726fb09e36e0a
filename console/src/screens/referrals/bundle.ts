import type { Options } from '../../api/contract.ts';

type Bundle = Options<'POST /v1/referral-packages'>['body'];

/** A package holds a handful of resources: what is larger is another file, and is not read. */
const MOST_BYTES = 1_000_000;

const isBundle = (value: unknown): value is Bundle =>
  typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType === 'Bundle';

/** The package in a file; nothing where it holds none. What is wrong inside of one the API says, place by place. */
export async function bundleIn(file: Pick<File, 'size' | 'text'>): Promise<Bundle | undefined> {
  if (file.size > MOST_BYTES) return undefined;
  try {
    // Some systems put a byte order mark before it.
    const value: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ''));
    return isBundle(value) ? value : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
