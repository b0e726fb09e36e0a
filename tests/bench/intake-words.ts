import { classify } from '../../shared/intake/hearing/keywords.ts';
import { isNow } from '../unit/intake-danger-now.ts';
import { labelledTexts } from '../unit/intake-labelled-texts.ts';
import { unseenCalm } from '../unit/intake-unseen-calm.ts';
import { unseenDanger } from '../unit/intake-unseen-danger.ts';
import { unseenOptOut } from '../unit/intake-unseen-opt-out.ts';

export interface IntakeFigures {
  /** Of the texts that are danger now, the share that is called so. */
  readonly danger: { readonly recall: number; readonly precision: number };
  readonly optOut: { readonly recall: number };
  readonly labelledTexts: number;
  /** The same over texts that no list was written beside: what to expect of the next one. */
  readonly unseen: {
    readonly danger: { readonly recall: number; readonly precision: number };
    readonly optOut: { readonly recall: number };
    readonly texts: number;
  };
  /** Of one text, warm: the median over all of them. */
  readonly microsecondsPerText: number;
}

/** How well the words of `shared/intake/` tell danger and opt-outs, over every labelled text. */
export function measureIntakeWords(): IntakeFigures {
  const all = Object.entries(labelledTexts).flatMap(([label, texts]) => texts.map((text) => ({ label, text })));
  const read = all.map(({ label, text }) => ({ label, said: classify(text) }));
  const danger = read.filter(({ label }) => label === 'danger');
  const called = read.filter(({ said }) => isNow(said));
  const found = danger.filter(({ said }) => isNow(said)).length;
  const optOuts = read.filter(({ label }) => label === 'opt-out');
  const kept = optOuts.filter(({ said }) => said.keyword?.kind === 'opt-out').length;
  return {
    danger: { recall: share(found, danger.length), precision: share(found, called.length) },
    optOut: { recall: share(kept, optOuts.length) },
    labelledTexts: all.length,
    unseen: measureUnseen(),
    microsecondsPerText: medianMicroseconds(all.map(({ text }) => text)),
  };
}

function measureUnseen(): IntakeFigures['unseen'] {
  const isHeard = (text: string): boolean => isNow(classify(text));
  const found = unseenDanger.filter(isHeard).length;
  const falseAlarms = [...unseenCalm, ...unseenOptOut].filter(isHeard).length;
  const kept = unseenOptOut.filter((text) => classify(text).keyword?.kind === 'opt-out').length;
  return {
    danger: { recall: share(found, unseenDanger.length), precision: share(found, found + falseAlarms) },
    optOut: { recall: share(kept, unseenOptOut.length) },
    texts: unseenDanger.length + unseenCalm.length + unseenOptOut.length,
  };
}

const share = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 10_000;

function medianMicroseconds(texts: readonly string[]): number {
  const times = texts.map((text) => {
    const begun = performance.now();
    classify(text);
    return (performance.now() - begun) * 1000;
  });
  return Math.round(times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0);
}
