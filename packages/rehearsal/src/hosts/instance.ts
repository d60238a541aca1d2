/** An emulated EC2 instance, as far as a host container needs to know it. */
export interface Instance {
  readonly id: string;
  readonly state: "pending" | "running" | "stopping" | "stopped" | "shutting-down" | "terminated";
  readonly privateIp: string;
  readonly instanceType: string;
  readonly imageId: string;
  readonly availabilityZone: string;
  /** Base64, as EC2 keeps it; empty when the instance has none. */
  readonly userData: string;
  /** OpenSSH public key of the instance's key pair. */
  readonly publicKey: string | undefined;
  readonly roleName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Attached EBS volumes other than the root device. */
  readonly volumes: readonly { readonly id: string; readonly sizeGiB: number }[];
}

/** A host container, as found on the engine. */
export interface HostContainer {
  readonly instanceId: string;
  readonly running: boolean;
  /** What it may use; 0: all there is. */
  readonly memoryBytes: number;
  /** EBS volumes that are plugged in now. */
  readonly volumeIds: readonly string[];
}

export type HostAction =
  | { readonly kind: "remove"; readonly instanceId: string }
  | { readonly kind: "create"; readonly instance: Instance }
  | { readonly kind: "start"; readonly instanceId: string }
  | { readonly kind: "resize"; readonly instance: Instance }
  | { readonly kind: "stop"; readonly instanceId: string }
  | { readonly kind: "attach"; readonly instanceId: string; readonly volumeId: string; readonly sizeGiB: number }
  | { readonly kind: "detach"; readonly instanceId: string; readonly volumeId: string };
