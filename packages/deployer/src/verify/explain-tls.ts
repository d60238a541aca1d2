/** What a TLS failure says about the certificate, or undefined when it says nothing. */
export function explainTls(code: string | undefined, message: string): string | undefined {
  switch (code) {
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return "the site still shows Traefik's own default certificate: the CA has not issued one yet";
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "CERT_SIGNATURE_FAILURE":
      return "the site's certificate comes from a CA that is not trusted here";
    case "CERT_HAS_EXPIRED":
      return "the site's certificate has expired";
    default:
      return code?.startsWith("ERR_TLS") || code?.startsWith("ERR_SSL") ? `TLS failed: ${message}` : undefined;
  }
}
