#!/usr/bin/env node
// In the place of `aws ssm start-session` and of EC2 Instance Connect on the host, which the emulator both lacks: lets in
// the one key that was last sent to the API (from the emulator's record of requests), then is a pipe to port 22.
const { execFileSync, spawn } = require("node:child_process");
const { appendFileSync } = require("node:fs");

const words = process.argv.slice(2);
const instance = words[words.indexOf("--target") + 1];

async function main() {
  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/moto-api/recorder/download-recording`);
  const requests = (await answer.text()).split("\n").filter((line) => line.includes("SendSSHPublicKey"));
  const { body, body_encoded: isEncoded } = JSON.parse(requests.at(-1));
  const sent = JSON.parse(isEncoded ? Buffer.from(body, "base64") : body);
  appendFileSync(process.env.CALLS, `${JSON.stringify({ words, sent })}\n`);
  const file = `/home/${sent.InstanceOSUser}/.ssh/authorized_keys`;
  execFileSync("docker", ["exec", "-i", sent.InstanceId, "sh", "-c", `cat >${file}`], { input: sent.SSHPublicKey });
  const connect = ["exec", "-i", instance, "bash", "-c", "exec 3<>/dev/tcp/localhost/22; cat <&3 & cat >&3"];
  spawn("docker", connect, { stdio: "inherit" });
}

void main();
