import { LETS_ENCRYPT } from "../acme";
import { rule } from "./rule";

/** A release checks the site's certificate as a browser would: so it must be told the root that no browser has. */
export const stagingRootIsKnown = rule(["acme"], ({ acme }, refuse) => {
  if (acme.directoryUrl !== LETS_ENCRYPT.staging || acme.rootCertificateFile !== undefined) return;
  const fix = "must name a PEM file with the staging CA's roots (https://letsencrypt.org/docs/staging-environment/)";
  refuse("acme.rootCertificateFile", null, `${fix}: a release checks the site's certificate, and no browser trusts it`);
});
