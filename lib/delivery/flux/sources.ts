import { posix } from 'node:path';
import {
  HelmRepositorySpecType,
  toJson_GitRepositorySpec as toGitRepositorySpec,
  toJson_HelmRepositorySpec as toHelmRepositorySpec,
} from '../../../imports/source.toolkit.fluxcd.io';
import { manifest } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { GitSource } from '../../resources/release';
import { objectName, repositoryName } from './object-names';
import type { FluxSettings } from './settings';

/** A new tag is fetched at once. For a new version of a chart Flux uses an index of at most this age. */
const INTERVAL = '1h';

/** A chart repository, for all charts that a cluster gets from it. */
export function helmRepository({ namespace }: FluxSettings, url: string): Manifest {
  const type = url.startsWith('oci://') ? HelmRepositorySpecType.OCI : undefined;
  const spec = toHelmRepositorySpec({ interval: INTERVAL, url, ...(type && { type }) });
  const metadata = { name: objectName(repositoryName(url)), namespace };
  return manifest('source.toolkit.fluxcd.io/v1', 'HelmRepository', metadata, { spec });
}

/** The directory of an upstream repository that a release is made of, and nothing else of it. */
export function gitRepository({ namespace }: FluxSettings, release: GitSource): Manifest {
  const steps = release.directory.split('/').filter((step) => !['', '.'].includes(step));
  const spec = toGitRepositorySpec({
    interval: INTERVAL,
    url: release.repository,
    ref: { tag: release.revision },
    ...(steps.length > 0 && { ignore: allBut(steps) }),
  });
  const metadata = { name: objectName(release.name), namespace };
  return manifest('source.toolkit.fluxcd.io/v1', 'GitRepository', metadata, { spec });
}

/** In the syntax of .gitignore, where a file can be included again only together with its folder. */
function allBut(steps: readonly string[]): string {
  const folders = steps.map((_step, index) => `/${steps.slice(0, index + 1).join('/')}`);
  const lines = folders.flatMap((folder) => [posix.join(posix.dirname(folder), '*'), `!${folder}`]);
  return lines.map((line) => `${line}\n`).join('');
}
