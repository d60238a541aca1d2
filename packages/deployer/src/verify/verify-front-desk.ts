import type { Environment } from "@django-swarm/environment";
import { deadlineIn, retryUntil } from "../deadline";
import type { Step } from "../report/reporter";
import type { SshConnection } from "../transport/ssh-connection";
import { explainTls } from "./explain-tls";
import { type ProbeAnswer, probeHttp, probeHttps } from "./probe";

/** How long the site may take to answer as it should; a first certificate is issued meanwhile. */
export const FRONT_DESK_TIMEOUT_MS = 120_000;

/** What a visitor would see wrong, and whether the certificate is what is wrong. */
export interface FrontDeskFailure {
  readonly what: string;
  readonly certificate: boolean;
}

/**
 * Asks the site as a visitor would: through the host's own ports 443 and 80, with the right name and the CA checked.
 *
 * @returns undefined when everything answers as it should before the time is over.
 */
export async function verifyFrontDesk(
  environment: Environment,
  ssh: SshConnection,
  rootCertificate: string | undefined,
  step: Step,
  signal: AbortSignal,
): Promise<FrontDeskFailure | undefined> {
  const hostName = environment.domain.host;
  // One path after the other: sockets are forwarded once, the site is asked many times.
  const [secure, plain] = [await ssh.forward("127.0.0.1:443"), await ssh.forward("127.0.0.1:80")];
  let failure: FrontDeskFailure | undefined;
  const check = async (): Promise<FrontDeskFailure | undefined> => {
    for (const path of [environment.app.healthCheckPath, "/"]) {
      const wrong = await failureOf(
        `https://${hostName}${path}`,
        probeHttps({ socket: secure, hostName, path }, rootCertificate),
        isOk,
      );
      if (wrong) return wrong;
    }
    return failureOf(`http://${hostName}/`, probeHttp({ socket: plain, hostName, path: "/" }), (answer) =>
      redirectsTo(answer, hostName),
    );
  };
  const passed = await retryUntil(deadlineIn(FRONT_DESK_TIMEOUT_MS, signal), {
    attempt: async () => {
      failure = await check();
      return failure === undefined ? true : undefined;
    },
    waiting: () => step.update(failure?.what ?? ""),
    gaveUp: () => new GaveUp(),
  }).catch((error: unknown) => {
    if (error instanceof GaveUp) return false;
    throw error;
  });
  return passed ? undefined : failure;
}

class GaveUp extends Error {}

type Complaint = string | undefined;

const isOk = ({ status }: ProbeAnswer): Complaint => (status === 200 ? undefined : `answers ${status}, not 200`);

function redirectsTo({ status, location }: ProbeAnswer, hostName: string): Complaint {
  const right = [301, 302, 307, 308].includes(status) && location?.startsWith(`https://${hostName}/`);
  return right ? undefined : `answers ${status}${location ? ` to ${location}` : ""}, not with a redirect to HTTPS`;
}

async function failureOf(
  url: string,
  probe: Promise<ProbeAnswer>,
  complain: (answer: ProbeAnswer) => Complaint,
): Promise<FrontDeskFailure | undefined> {
  try {
    const complaint = complain(await probe);
    return complaint === undefined ? undefined : { what: `${url} ${complaint}`, certificate: false };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const tls = explainTls(code, message);
    return { what: tls ?? `${url} does not answer: ${message}`, certificate: tls !== undefined };
  }
}
