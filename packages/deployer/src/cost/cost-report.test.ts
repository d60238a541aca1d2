import { testEnvironment } from "@django-swarm/environment/testing";
import { costReport } from "./cost-report";
import { formatReport } from "./format-report";
import { hostResources, resource } from "./testing/resources";

test("people get a table; what has no price is a question mark, not a zero", () => {
  const report = costReport(testEnvironment({ region: "eu-west-1" }), [
    ...hostResources(),
    resource("aws_ebs_volume", { type: "gp3", size: 10 }),
    resource("aws_efs_backup_policy"),
    resource("aws_nat_gateway"),
  ]);
  const text = formatReport(report);
  expect(text.slice(0, text.indexOf("Asleep:"))).toMatchInlineSnapshot(`
    "ublog-staging in eu-west-1, USD a month, prices of 2025-06-09 or later

                                             unit price            quantity     awake    asleep
    ublog-staging
      EC2 t4g.small                          0.0184 / hour              730     13.43         -
      root volume (gp3)                      0.088 / GB-month            20      1.76         -
    ublog-staging-storage
      data volume (gp3)                      0.088 / GB-month            10      0.88      0.88
      EFS backups *                          no price known               1         ?         ?
      aws_nat_gateway it                     no price known               1         ?         ?
    together, as far as prices are known                                        16.07      0.88

    The same product on managed services, each in its smallest size:
      6 Fargate tasks, vCPU                  0.03238 / vCPU-hour       1095     35.46
      6 Fargate tasks, memory                0.00356 / GB-hour         2190      7.80
      Application Load Balancer              0.0252 / hour              730     18.40
        its capacity                         0.008 / LCU-hour            73      0.58
        its public IPv4 addresses            0.005 / hour              1460      7.30
      NAT gateway                            no price known             730         ?
        its public IPv4 address              0.005 / hour               730      3.65
      RDS db.t4g.micro, PostgreSQL           no price known             730         ?
        its storage (gp3)                    no price known              20         ?
      EFS, buckets, images as above                                              0.00
    together, as far as prices are known                                        73.18

    "
  `);
  expect(text).toContain("Left out:\n  traffic to the Internet");
});

test("a region without prices is refused with those that have some", () => {
  expect(() => costReport(testEnvironment({ region: "sa-east-1" }), hostResources())).toThrow(
    expect.objectContaining({
      name: "ConfigError",
      code: "cost/region",
      details: ["us-east-1", "us-west-2", "eu-central-1", "eu-west-1"],
    }),
  );
});
