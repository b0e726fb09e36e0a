import { useEffect, type ReactElement, type ReactNode } from 'react';
import { nameTab } from '../app/tab-title.ts';

interface Props {
  readonly title: string;
  /** Beside the title: what can be done on the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its title is the page's and the tab's. */
export function Page({ title, actions, children }: Props): ReactElement {
  useEffect(() => {
    nameTab(`${title} · Carrefour`);
  }, [title]);
  return (
    <main className="page" id="page" tabIndex={-1}>
      <header className="page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </main>
  );
}

export type Tone = 'danger' | 'warn' | 'ok' | 'info' | 'muted';

/** A word of state. Its colour repeats what it says and says nothing alone. */
export function Badge({
  tone = 'muted',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}): ReactElement {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** A part of a screen with a heading of its own. */
export function Card({
  title,
  actions,
  children,
}: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="card">
      {title !== undefined && (
        <header className="card-head">
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
