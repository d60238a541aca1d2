import { inverted, nodeId, reachable, referencesBetween } from "../references";
import { finding, type Rule } from "../rule";
import { resourcesOfType } from "../terraform-json";

/**
 * Beside an Elastic IP the automatic address must not be spoken of at all: once the Elastic IP is there AWS says `true`,
 * and either value makes Terraform replace the host at the next plan.
 */
export const elasticAddressStandsAlone: Rule = (stacks) => {
  const spoken = resourcesOfType(stacks, "aws_instance").filter(
    ({ attributes }) => attributes["associate_public_ip_address"] !== undefined,
  );
  if (spoken.length === 0) return [];
  const references = referencesBetween(stacks);
  const referrers = inverted(references);
  const interfaces = new Set(resourcesOfType(stacks, "aws_network_interface").map(nodeId));
  const associations = resourcesOfType(stacks, "aws_eip_association", "aws_eip").map(nodeId);
  return spoken
    .filter((instance) => {
      const plugged = [...reachable(references, nodeId(instance))].filter((node) => interfaces.has(node));
      return [nodeId(instance), ...plugged].some((node) => {
        const reached = reachable(referrers, node);
        return associations.some((association) => reached.has(association));
      });
    })
    .map((instance) =>
      finding(
        instance,
        "associate_public_ip_address",
        instance.attributes["associate_public_ip_address"],
        "must go beside an Elastic IP: it would replace the host at the next plan",
      ),
    );
};
