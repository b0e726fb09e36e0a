import { api } from '../../shared/contracts/api.ts';
import { openApi } from '../../shared/contracts/openapi.ts';
import { endpoint } from '../api/endpoint.ts';
import { operations } from '../api/operation.ts';
import { accessHandlers } from './access.ts';
import { conversationHandlers } from './conversations.ts';
import { erasureHandlers } from './erasures.ts';
import { identityHandlers } from './identity.ts';
import { peopleHandlers } from './people.ts';
import { planHandlers } from './plans.ts';
import { queueHandlers } from './queue.ts';
import { referralPackageHandlers } from './referral-packages.ts';
import { referralHandlers } from './referrals.ts';

export const handler = endpoint(
  (platform) => [
    ...operations(api.access, accessHandlers(platform)),
    ...operations(api.conversations, conversationHandlers(platform)),
    ...operations(api.erasures, erasureHandlers(platform)),
    ...operations(api.people, peopleHandlers(platform)),
    ...operations(api.identity, identityHandlers(platform)),
    ...operations(api.referrals, referralHandlers(platform)),
    ...operations(api.referralPackages, referralPackageHandlers(platform)),
    ...operations(api.plans, planHandlers(platform)),
    ...operations(api.queue, queueHandlers(platform)),
  ],
  [
    {
      method: 'GET',
      path: '/v1/openapi.json',
      run: ({ publicUrl }) => ({
        statusCode: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'max-age=300' },
        body: JSON.stringify(openApi(publicUrl)),
      }),
    },
  ],
);
