/** A format of secrets that nothing else looks like: its issuer chose a prefix so that scanners find it. */
export interface Format {
  readonly what: string;
  readonly pattern: RegExp;
}

/** From the documentation of the issuers. */
export const FORMATS: readonly Format[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  // RFC 7519: header, payload and signature.
  { what: 'a token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/ },
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})\b/ },
  { what: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|ptt|soat|cbt)-[\w-]{20,}/ },
  {
    what: 'a token of Slack',
    pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/,
  },
  { what: 'a key of Google', pattern: /\bAIza[\w-]{35}\b|\bGOCSPX-[\w-]{28}\b|\bya29\.[\w-]{20,}/ },
  { what: 'a key of Stripe', pattern: /\b[rs]k_live_[0-9A-Za-z]{24,}/ },
  { what: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a token of PyPI', pattern: /\bpypi-AgE[\w-]{50,}/ },
  { what: 'a key of SendGrid', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}\b/ },
  { what: 'a token of Vault', pattern: /\bhv[bsr]\.[\w-]{24,}/ },
  { what: 'a token of Docker Hub', pattern: /\bdckr_pat_[\w-]{27,}/ },
  { what: 'a key of Azure Storage', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/ },
  { what: 'a key of an AI service', pattern: /\bsk-(?:ant-|proj-)[\w-]{32,}/ },
  { what: 'a key of age', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/ },
  { what: 'a key of a kubeconfig', pattern: /\b(?:client-key-data|id-token|refresh-token):\s*["']?[\w+/=.-]{16,}/ },
  { what: 'a login of a registry', pattern: /"auth"\s*:\s*"[A-Za-z0-9+/]{8,}={0,2}"/ },
  { what: 'a private JSON Web Key', pattern: /"kty"[^{}]*"d"\s*:\s*"[\w-]{20,}"|"d"\s*:\s*"[\w-]{20,}"[^{}]*"kty"/ },
  { what: 'a Secret in a text', pattern: /^\s*kind: Secret\s*$[^]*^\s*(?:data|stringData):\s*\n\s+\S+: *\S/m },
];

/** What each of the formats contains. Most texts contain none of it, and one look is enough. */
export const HINT =
  /-----BEGIN|eyJ|AKIA|ASIA|gh[pousr]_|github_pat_|gl\w{2,4}-|xox|hooks\.slack|AIza|GOCSPX|ya29\.|_live_|npm_|pypi-|SG\.|hv[bsr]\.|dckr_pat_|AccountKey|sk-|AGE-SECRET|client-key-data|id-token|refresh-token|"auth"|"kty"|kind: Secret/;

/** User and password in front of a host. A reference in place of the password does not count. */
export const URL_LOGIN = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:(?![$<{*%])[^\s/@"']+@[\w.-]/i;
