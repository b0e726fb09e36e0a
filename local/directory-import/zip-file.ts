import { configure, BlobReader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { openAsBlob } from 'node:fs';
import { StartError } from '../start-error.ts';
import type { TextSource } from './text.ts';

configure({ useWebWorkers: false });

/** More is no directory, or an archive made to fill a disk. In bytes, unpacked. */
const MOST_BYTES = 20_000_000_000;

/** The files of a zip, each read from the archive without unpacking it first. Throws a StartError when it is none. */
export async function openZip(path: string): Promise<TextSource[]> {
  const reader = new ZipReader(new BlobReader(await openAsBlob(path)));
  try {
    const files = (await reader.getEntries()).filter(
      (entry) => !entry.directory && !entry.filename.startsWith('__MACOSX/'),
    );
    if (files.some(({ encrypted }) => encrypted)) throw new StartError(`${path} asks for a password: unpack it first.`);
    if (files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MOST_BYTES) {
      throw new StartError(`${path} unpacks to more than a directory can be.`);
    }
    return files.flatMap((entry) => (entry.directory ? [] : [sourceOf(entry)]));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${path} is no zip file, or only a part of one.`);
  }
}

function sourceOf(entry: FileEntry): TextSource {
  return {
    name: entry.filename,
    async *bytes() {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      let broken = false;
      const written = entry.getData(writable, { checkSignature: true }).catch(() => (broken = true));
      try {
        yield* readable;
      } catch {
        broken = true;
      }
      if (!broken) await written;
      if (broken) throw new StartError(`${entry.filename} in the zip file is damaged. Nothing was sent.`);
    },
  };
}
