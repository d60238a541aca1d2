import { add, type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  fixture(
    "an automatic address beside the interface's Elastic IP",
    ({ host }) => {
      first(host, "aws_instance")["associate_public_ip_address"] = true;
    },
    /aws_instance\.manager\.associate_public_ip_address: must go.*\(found true\)/,
  ),
  fixture(
    "none beside an Elastic IP of its own",
    ({ host }) => {
      add(host, "aws_instance", "own", {
        ...structuredClone(first(host, "aws_instance")),
        network_interface: undefined,
        associate_public_ip_address: false,
      });
      add(host, "aws_eip", "own", { instance: "${aws_instance.own.id}" });
    },
    /aws_instance\.own\.associate_public_ip_address: must go.*\(found false\)/,
  ),
];
