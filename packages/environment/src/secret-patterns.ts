/** What a secret looks like, wherever it stands. Each begins with what is rare: user data is long. */
export const SECRET_PATTERNS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an AWS access key", pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: "a JSON web token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/ },
  { what: "a token of GitHub", pattern: /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/ },
  { what: "a token of Terraform Cloud", pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/ },
  { what: "a token of a swarm", pattern: /\bSWMTKN-1-[0-9a-z]{20,}/ },
  { what: "a URL with a password", pattern: /:\/\/[^\s/:@]*:[^\s/@$]+@/ },
  {
    what: "a password in an assignment",
    pattern:
      /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)\w*\s*[=:]\s*["']?(?![\s"'$<>*/|{(]|none\b|null\b)[^\s"',;]{8,}/,
  },
];
