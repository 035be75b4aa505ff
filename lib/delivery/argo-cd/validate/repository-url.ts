/**
 * Characters that do not belong in a URL: placeholders, quotes, blanks, invisible characters, and patterns of an
 * AppProject.
 */
const FOREIGN = /[\s<>{}"'`\\*\p{C}]|\$\(/u;

/** `git@git.example.com:platform/mesh.git` */
const SCP_LIKE = /^[\w.-]+@[\w.-]+:[^/].*$/;

/** Whether Argo CD reads an OCI artifact, and no Git repository. */
export function isOci(repoUrl: unknown): boolean {
  return typeof repoUrl === 'string' && repoUrl.startsWith('oci://');
}

/** Registry and repository without tag, digest and user, as the OCI distribution specification has them. */
const ARTIFACT = /^oci:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)+$/;

/** The URL of a Git repository in one of the forms that Argo CD clones, or of an OCI artifact. */
export function isRepositoryUrl(text: unknown): boolean {
  if (typeof text !== 'string' || FOREIGN.test(text)) return false;
  if (isOci(text)) return ARTIFACT.test(text);
  if (SCP_LIKE.test(text)) return true;
  const url = parsed(text);
  return url !== undefined && /^(https?|ssh|git|file):$/.test(url.protocol) && url.pathname.length > 1;
}

/** Whether a URL holds a password or a token behind a user name. */
export function passwordIn(text: string): boolean {
  return (parsed(text)?.password ?? '') !== '';
}

/** The URL of an API server. */
export function isServerUrl(text: unknown): boolean {
  if (typeof text !== 'string' || FOREIGN.test(text)) return false;
  return /^https?:$/.test(parsed(text)?.protocol ?? '');
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
