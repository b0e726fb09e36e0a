import type { ServerResponse } from 'node:http';

/** What changed, for the pages that watch; they fetch the rest themselves. */
type SimulatorEvent =
  | { readonly kind: 'text'; readonly phone: string; readonly sid: string }
  | { readonly kind: 'alert' }
  | { readonly kind: 'dead-letter' }
  | { readonly kind: 'faults' };

export interface SimulatorEvents {
  emit(event: SimulatorEvent): void;
  /** Keeps the response open as a stream of server-sent events. */
  attach(response: ServerResponse): void;
  close(): void;
}

export function makeEvents(): SimulatorEvents {
  const watchers = new Set<ServerResponse>();
  const keepAlive = setInterval(() => {
    for (const watcher of watchers) watcher.write(': still here\n\n');
  }, 15_000);
  keepAlive.unref();
  return {
    emit: (event) => {
      for (const watcher of watchers) watcher.write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
    },
    attach: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      watchers.add(response);
      response.once('close', () => watchers.delete(response));
    },
    close: () => {
      clearInterval(keepAlive);
      for (const watcher of watchers) watcher.end();
      watchers.clear();
    },
  };
}
