import { type Environment, RemoteError } from "@django-swarm/environment";
import type { Manager } from "../swarm/with-manager";
import type { SshConnection } from "../transport/ssh-connection";
import { explainTls } from "./explain-tls";
import type { FrontDesk, FrontDeskFailure } from "./front-desk";
import { type ProbeAnswer, probeHttp, probeHttps } from "./probe";
import { smokeComplaint } from "./smoke-request";

/** Local sockets that lead to the host's ports, for as long as the connection lives. */
interface Ports {
  readonly ssh: SshConnection;
  readonly secure: string;
  readonly plain: string;
}

/** The site through the host's own ports 443 and 80, with the right name and the CA checked. */
export class SiteFrontDesk implements FrontDesk {
  private ports: Promise<Ports> | undefined;
  private forwardedBy: SshConnection | undefined;

  /** @param rootCertificate PEM of a private CA's root; undefined: the public roots. */
  constructor(
    private readonly environment: Environment,
    private readonly manager: Pick<Manager, "ssh">,
    private readonly rootCertificate: string | undefined,
  ) {}

  async check(): Promise<FrontDeskFailure | undefined> {
    const { secure, plain } = await this.forwarded();
    const hostName = this.environment.domain.host;
    for (const path of [this.environment.app.healthCheckPath, "/"]) {
      const wrong = await this.checkSecure(secure, path);
      if (wrong) return wrong;
    }
    for (const request of this.environment.release.smokeRequests) {
      const wrong = await this.checkSecure(secure, request.path, (answer) => smokeComplaint(request, answer));
      if (wrong) return wrong;
    }
    return failureOf(`http://${hostName}/`, probeHttp({ socket: plain, hostName, path: "/" }), (answer) =>
      redirectsTo(answer, hostName),
    );
  }

  async probe(): Promise<FrontDeskFailure | undefined> {
    try {
      const { ssh, secure } = await this.forwarded();
      const failure = await this.checkSecure(secure, this.environment.app.healthCheckPath);
      // What fails because we are cut off ourselves says nothing about the site.
      if (failure !== undefined) await ssh.exec(["true"]);
      return failure;
    } catch {
      return undefined;
    }
  }

  private checkSecure(
    socket: string,
    path: string,
    complain: (answer: ProbeAnswer) => Complaint = isOk,
  ): Promise<FrontDeskFailure | undefined> {
    const hostName = this.environment.domain.host;
    const probe = probeHttps({ socket, hostName, path }, this.rootCertificate);
    return failureOf(`https://${hostName}${path}`, probe, complain);
  }

  /** Forwarded once a connection, the site is asked many times. */
  private forwarded(): Promise<Ports> {
    const { ssh } = this.manager;
    if (this.ports === undefined || this.forwardedBy !== ssh) {
      this.forwardedBy = ssh;
      // One after the other: two forwardings at once would have the same name.
      this.ports = ssh
        .forward("127.0.0.1:443")
        .then(async (secure) => ({ ssh, secure, plain: await ssh.forward("127.0.0.1:80") }));
      this.ports.catch(() => {
        this.ports = undefined;
      });
    }
    return this.ports;
  }
}

const cutOff = (message: string, cause: unknown): RemoteError =>
  new RemoteError("The SSH connection to the host broke off.", {
    code: "transport/lost",
    details: [message],
    hint: "Run the same command again: every step may be repeated.",
    cause,
  });

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
    const { code, message, syscall, address } = error as NodeJS.ErrnoException & { readonly address?: string };
    // Nobody listens at our own end of the forwarding: what the site would have said is unknown.
    if (syscall === "connect" && address?.startsWith("/")) throw cutOff(message, error);
    const tls = explainTls(code, message);
    return { what: tls ?? `${url} does not answer: ${message}`, certificate: tls !== undefined };
  }
}
