import { type Fixture, first, fixture } from "./fixture";

const early = { create_before_destroy: true };

export const fixtures: readonly Fixture[] = [
  fixture(
    "the instance itself",
    ({ host }) => {
      Object.assign(first(host, "aws_instance")["lifecycle"], early);
    },
    /aws_instance\.manager\.lifecycle\.create_before_destroy: must go.*\(found true\)/,
  ),
  fixture(
    "what hangs on it",
    ({ host }) => {
      first(host, "aws_volume_attachment")["lifecycle"] = early;
    },
    /aws_volume_attachment\.postgres\.lifecycle/,
  ),
  fixture(
    "what it hangs on, through another stack",
    ({ network }) => {
      first(network, "aws_network_interface")["lifecycle"] = early;
    },
    /-network: aws_network_interface\.[\w-]+\.lifecycle/,
  ),
  fixture(
    "what that hangs on",
    ({ network }) => {
      first(network, "aws_vpc")["lifecycle"] = early;
    },
    /-network: aws_vpc\.\w+\.lifecycle/,
  ),
  fixture(
    "what replaces it",
    ({ host }) => {
      first(host, "terraform_data")["lifecycle"] = early;
    },
    /terraform_data\.\w+\.lifecycle/,
  ),
];
