import { ConfigError } from "@django-swarm/environment";
import type { HostOutputs } from "./host-outputs";
import type { ImagesOutputs } from "./images-outputs";
import { parseHostOutputs, parseImagesOutputs } from "./parse-outputs";

const valid: HostOutputs = {
  environment: "ublog-staging",
  region: "eu-central-1",
  manager_public_ip: "203.0.113.9",
  manager_private_ip: "10.20.0.10",
  manager_instance_id: "i-0123456789abcdef0",
  worker_instance_ids: ["i-0123456789abcdef1"],
  worker_private_ips: ["10.20.0.11"],
  host_key_parameter: "/ublog-staging/hosts/i-0123456789abcdef0/ssh-host-key",
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  nodes_security_group_id: "sg-0123456789abcdef0",
  application_host_name: "staging.example.com",
  application_url: "https://staging.example.com/",
  portainer_host_name: "portainer.staging.example.com",
  portainer_url: "https://portainer.staging.example.com/",
  backend_repository_url: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ublog-staging-backend",
  frontend_repository_url: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ublog-staging-frontend",
  assets_bucket_name: "ublog-staging-assets-123456789012",
  backups_bucket_name: "ublog-staging-backups-123456789012",
  data_root: "/data",
  postgres_data_root: "/data/postgres",
  ssh_user: "ec2-user",
  ssh_command: "ssh ec2-user@203.0.113.9",
  backend_exec_command: "docker exec …",
};

test("what a stack puts out is taken, and what a later version adds is let through", () => {
  expect(parseHostOutputs({ ...valid, a_new_one: 1 }, "ublog-staging")).toEqual(valid);
});

test.each([
  ["one is missing", { ...valid, region: undefined }, ["region"]],
  [
    "two have another form",
    { ...valid, manager_public_ip: "x", data_root: "data" },
    ["manager_public_ip", "data_root"],
  ],
])("%s: each is named", (_, values, names) => {
  let thrown: unknown;
  try {
    parseHostOutputs(values, "ublog-staging");
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ConfigError);
  const { details } = thrown as ConfigError;
  expect(details.map((detail) => detail.split(":")[0])).toEqual(names);
});

const repository = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ublog-staging";
const images: ImagesOutputs = {
  backend_image: `${repository}-backend@sha256:${"0a".repeat(32)}`,
  backend_tag: "0123456789ab",
  frontend_image: `${repository}-frontend@sha256:${"0b".repeat(32)}`,
  frontend_tag: "ba9876543210",
  platform: "linux/arm64",
};

test("an image is known by its digest, never by a tag alone", () => {
  expect(parseImagesOutputs(images, "ublog-staging-images")).toEqual(images);
  const byTag = { ...images, backend_image: `${repository}-backend:v1`, platform: "windows/amd64" };
  expect(() => parseImagesOutputs(byTag, "ublog-staging-images")).toThrow(
    expect.objectContaining({
      details: [expect.stringMatching(/^backend_image: /), expect.stringMatching(/^platform: /)],
      hint: expect.stringContaining("cdktf deploy ublog-staging-images"),
    }),
  );
});
