import { Client } from '../../scenario/client.ts';
import { COORDINATOR } from '../../scenario/cast.ts';
import { startServer, temporaryFolder } from '../../scenario/server.ts';

export interface Stage {
  readonly url: string;
  /** Phones, and members at no console. */
  readonly client: Client;
  close(): Promise<void>;
}

/** A hub of its own, served as `npm start` does. With `CARREFOUR_URL`, the one that already runs there. */
export async function openStage(): Promise<Stage> {
  const running = process.env['CARREFOUR_URL'];
  const folder = temporaryFolder();
  const server = running === undefined ? await startServer({ data: folder.path, fresh: true }) : undefined;
  const url = server?.url ?? running ?? '';
  const client = new Client(url);
  await client.signIn(COORDINATOR);
  return {
    url,
    client,
    close: async () => {
      await server?.stop();
      folder.remove();
    },
  };
}

let phones = Math.floor(Date.now() / 1000) % 100_000;
/** The phone of somebody who has never texted. */
export const newPhone = (): string => `+1705${String(2_000_000 + (phones += 1))}`;
