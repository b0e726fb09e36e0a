import { Plus } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { count, dollars, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { CapacityForm } from './capacity-form.tsx';
import { ExpenditureForm } from './expenditure-form.tsx';
import { GroupForm } from './group-form.tsx';
import { Pages, type Ledger } from './pages.tsx';
import { TakeOff, type Taken } from './take-off.tsx';

type Group = ItemOf<'GET /v1/group-activities'>;
type Capacity = ItemOf<'GET /v1/capacity-activities'>;
type Expenditure = ItemOf<'GET /v1/expenditures'>;
type Adding = 'group' | 'capacity' | 'expenditure';

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly today: string;
}

const PAGE = 50;
const useGroups = (ledger: Ledger, cursor: string | undefined) =>
  useRead('GET /v1/group-activities', { query: { ...ledger, limit: PAGE, cursor } });
const useCapacities = (ledger: Ledger, cursor: string | undefined) =>
  useRead('GET /v1/capacity-activities', { query: { ...ledger, limit: PAGE, cursor } });
const useExpenditures = (ledger: Ledger, cursor: string | undefined) =>
  useRead('GET /v1/expenditures', { query: { ...ledger, limit: PAGE, cursor } });

/** What is reported beside persons: activities and spending, with what was taken off the record still in sight. */
export function Entries({ recipient, year, today }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const [adding, setAdding] = useState<Adding>();
  const [taken, setTaken] = useState<Taken>();
  const close = (): void => setAdding(undefined);
  const ledger = { recipientId: recipient, fiscalYear: String(year) };
  const form = { recipient, year, today, onClose: close };
  return (
    <div className="reports-entries">
      <Card title={t('entries.group')} actions={<Add what="group" onAdd={setAdding} />}>
        <Pages
          key={`${recipient} ${year}`}
          ledger={ledger}
          useItems={useGroups}
          none={<Empty title={t('entries.noGroup')}>{t('entries.noGroupText')}</Empty>}
        >
          {(item) => <GroupLine key={item.id} item={item} onTakeOff={setTaken} />}
        </Pages>
      </Card>
      <Card title={t('entries.capacity')} actions={<Add what="capacity" onAdd={setAdding} />}>
        <Pages
          key={`${recipient} ${year}`}
          ledger={ledger}
          useItems={useCapacities}
          none={<Empty title={t('entries.noCapacity')}>{t('entries.noCapacityText')}</Empty>}
        >
          {(item) => <CapacityLine key={item.id} item={item} onTakeOff={setTaken} />}
        </Pages>
      </Card>
      <Card title={t('entries.expenditure')} actions={<Add what="expenditure" onAdd={setAdding} />}>
        <Pages
          key={`${recipient} ${year}`}
          ledger={ledger}
          useItems={useExpenditures}
          none={<Empty title={t('entries.noExpenditure')}>{t('entries.noExpenditureText')}</Empty>}
        >
          {(item) => <ExpenditureLine key={item.id} item={item} onTakeOff={setTaken} />}
        </Pages>
      </Card>
      {adding === 'group' && <GroupForm {...form} />}
      {adding === 'capacity' && <CapacityForm {...form} />}
      {adding === 'expenditure' && <ExpenditureForm {...form} />}
      {taken !== undefined && <TakeOff taken={taken} onClose={() => setTaken(undefined)} />}
    </div>
  );
}

function Add({ what, onAdd }: { readonly what: Adding; readonly onAdd: (what: Adding) => void }): ReactElement {
  const { t } = useTranslation('reports');
  return (
    <Button
      small
      icon={<Plus aria-hidden size={16} />}
      aria-label={t(`entries.addNamed.${what}`)}
      onPress={() => onAdd(what)}
    >
      {t('entries.add')}
    </Button>
  );
}

interface LineProps<T> {
  readonly item: T;
  readonly onTakeOff: (taken: Taken) => void;
}

function GroupLine({ item, onTakeOff }: LineProps<Group>): ReactElement {
  const { t } = useTranslation('reports');
  const title = t(`groupType.${item.type}`);
  return (
    <Line item={item} title={title} onTakeOff={() => onTakeOff({ kind: 'group', id: item.id, date: item.date, title })}>
      {item.communityId !== undefined && (
        <span>
          <PlaceName id={item.communityId} />
        </span>
      )}
      {item.participants !== undefined && <span>{t('entries.participants', { count: item.participants })}</span>}
      {item.hosts.length > 1 && <span>{t('entries.hosts', { count: item.hosts.length })}</span>}
    </Line>
  );
}

function CapacityLine({ item, onTakeOff }: LineProps<Capacity>): ReactElement {
  const { t } = useTranslation('reports');
  const title = t(`capacityType.${item.type}`);
  return (
    <Line
      item={item}
      title={title}
      onTakeOff={() => onTakeOff({ kind: 'capacity', id: item.id, date: item.date, title })}
    >
      {item.partnerIds.slice(0, 3).map((id) => (
        <span key={id}>
          <OrganizationName id={id} />
        </span>
      ))}
      {item.partnerIds.length > 3 && (
        <span>{t('entries.morePartners', { number: count(item.partnerIds.length - 3) })}</span>
      )}
    </Line>
  );
}

function ExpenditureLine({ item, onTakeOff }: LineProps<Expenditure>): ReactElement {
  const { t } = useTranslation('reports');
  const title = t(`category.${item.category}`);
  const amount = dollars(item.amountCents);
  const isFinal = item.reverses !== undefined || item.reversedBy !== undefined;
  return (
    <Line
      item={item}
      title={title}
      amount={amount}
      isFinal={isFinal}
      onTakeOff={() => onTakeOff({ kind: 'expenditure', id: item.id, date: item.date, title: `${title}, ${amount}` })}
    >
      {item.documentReference !== undefined && <code>{item.documentReference}</code>}
      {item.reverses !== undefined && <Badge>{t('entries.reversal')}</Badge>}
      {item.reversedBy !== undefined && <Badge tone="warn">{t('entries.reversed')}</Badge>}
      {item.overApprovalReason !== undefined && (
        <Badge tone="danger">{t(`overReason.${item.overApprovalReason}`)}</Badge>
      )}
    </Line>
  );
}

function Line({
  item,
  title,
  amount,
  isFinal = false,
  onTakeOff,
  children,
}: {
  readonly item: Group | Capacity | Expenditure;
  readonly title: string;
  readonly amount?: string;
  readonly isFinal?: boolean;
  readonly onTakeOff: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useTranslation('reports');
  const isVoid = item.state === 'void';
  const isMoney = amount !== undefined;
  const takes = isMoney ? t('entries.reverseNamed', { what: title }) : t('entries.voidNamed', { what: title });
  return (
    <li className={isVoid ? 'reports-entry reports-entry-void' : 'reports-entry'}>
      <time dateTime={item.date}>{plainDate(item.date)}</time>
      <div className="grow">
        <div className="reports-entry-title">{title}</div>
        <div className="reports-entry-facts">
          {children}
          {item.voided !== undefined && (
            <Badge tone="warn">{t('entries.voided', { reason: t(`reason.${item.voided.reason}`) })}</Badge>
          )}
        </div>
      </div>
      {amount !== undefined && <span className="number reports-amount">{amount}</span>}
      {!isVoid && !isFinal && (
        <Button small tone="quiet" aria-label={`${takes}, ${plainDate(item.date)}`} onPress={onTakeOff}>
          {isMoney ? t('entries.reverse') : t('entries.void')}
        </Button>
      )}
    </li>
  );
}
