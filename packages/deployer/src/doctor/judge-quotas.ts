import { type Finding, findingsIn } from "./finding";
import type { QuotaUse } from "./quotas";

const finding = findingsIn("aws");

/**
 * A quota that is too small is told before the environment comes up, or is woken, against it.
 *
 * @param uses undefined: the credentials may not look at them
 */
export const judgeQuotas = (uses: readonly QuotaUse[] | undefined): readonly Finding[] =>
  uses?.flatMap(judge) ?? DENIED;

const DENIED: readonly Finding[] = [
  finding(
    "note",
    "the account's quotas could not be looked at",
    "these credentials are not allowed to",
    "Allow them `servicequotas:GetServiceQuota`, `ec2:DescribeVpcs`, `ec2:DescribeAddresses` and `ec2:DescribeInstances`, or look with others.",
  ),
];

function judge({ quota, region, limit, used, ours, needed }: QuotaUse): readonly Finding[] {
  const missing = Math.max(0, needed - ours);
  if (limit === undefined || used + missing <= limit) return [];
  return [
    finding(
      "warning",
      `the account may have ${limit} ${quota.counts} in ${region}, and ${used} are in use`,
      `this environment needs ${missing} more to come up`,
      `Remove what nobody needs, or ask for more: \`aws service-quotas request-service-quota-increase --region ${region} --service-code ${quota.service} --quota-code ${quota.code} --desired-value ${used + missing}\`; it may take AWS a day.`,
    ),
  ];
}
