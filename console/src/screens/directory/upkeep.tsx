import type { ReactElement } from 'react';
import { AgreementsEnding } from './agreements-ending.tsx';
import { Duplicates } from './duplicates.tsx';
import { FailingPhones } from './failing-phones.tsx';
import { Freshness } from './freshness.tsx';

/** What keeps the directory true: what no text reaches, what ends, who has to be called, what was entered twice. */
export const Upkeep = (): ReactElement => (
  <div className="directory-upkeep">
    <FailingPhones />
    <AgreementsEnding />
    <Freshness />
    <Duplicates />
  </div>
);
