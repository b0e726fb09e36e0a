import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import type { Role } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { Member } from './member.ts';

const ROLES = [
  'coordinator',
  'admin',
  'recipient-reporter',
  'partner',
  'nation-steward',
] as const satisfies readonly Role[];
/** The hub's own people act for every organization of it. */
const isStaff = (role: Role): boolean => role === 'coordinator' || role === 'admin';

/** Somebody new, or another role for a member. Nobody takes the administrator's role from themselves. */
export function MemberForm({
  member,
  onClose,
}: {
  readonly member: Member | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { sub: mine } = useMember();
  const [sub, setSub] = useState(member?.sub ?? '');
  const [name, setName] = useState(member?.displayName ?? '');
  const [role, setRole] = useState<Role>(member?.role ?? 'coordinator');
  const [organization, setOrganization] = useState(member?.organizationId);
  const add = useWrite('POST /v1/members', { label: t('members.add'), texts: false });
  const change = useWrite('PUT /v1/members/{sub}', { label: t('members.change'), texts: false });
  const isSelf = member?.sub === mine;
  const isReady = name.trim() !== '' && sub.trim() !== '' && (isStaff(role) || organization !== undefined);
  const membership = {
    role,
    displayName: name.trim(),
    active: member?.active ?? true,
    ...(!isStaff(role) && organization !== undefined && { organizationId: organization }),
  };
  const done = {
    onSuccess: () => {
      notify(t('members.saved'));
      onClose();
    },
  };
  const save = (): void => {
    if (member === undefined) add.mutate({ body: { sub: sub.trim(), member: membership } }, done);
    else change.mutate({ params: { sub: member.sub }, body: membership, version: member.version }, done);
  };
  const fault = add.error ?? change.error;
  return (
    <Dialog title={t(member === undefined ? 'members.add' : 'members.change')} isOpen onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        {member === undefined && (
          <TextField
            label={t('members.sub')}
            help={t('members.subHelp')}
            value={sub}
            onChange={setSub}
            maxLength={128}
          />
        )}
        <TextField label={t('members.name')} value={name} onChange={setName} maxLength={100} />
        <Select
          label={t('members.role')}
          value={role}
          onChange={setRole}
          isDisabled={isSelf}
          {...(isSelf && { help: t('members.ownRole') })}
          choices={ROLES.map((value) => ({ value, label: t(`role.${value}`), help: t(`roleHelp.${value}`) }))}
        />
        {!isStaff(role) && (
          <OrganizationBox
            label={t('members.organization')}
            value={organization}
            onChange={setOrganization}
            isRequired
          />
        )}
        {fault !== null && <Fault fault={fault} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('common:close')}</Button>
          <Button type="submit" tone="primary" isDisabled={!isReady || add.isPending || change.isPending}>
            {t('changes.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
