import type { Release } from '../../../resources/release';

/** File of the AppProject of a cluster's layers, beside its Applications. */
export const LAYERS_PROJECT_FILE = 'project.yaml';

/** Pattern of all files with AppProjects there. */
export const PROJECT_FILES = 'project*.yaml';

/** File of the AppProject of an upstream source. */
export function sourceProjectFile({ name }: Release): string {
  return `project-${name}.yaml`;
}

/** File of the AppProject of the root, beside the Applications of clusters; no cluster can have this name. */
export const ROOT_PROJECT_FILE = '_project.yaml';
