export { findManifest, manifestsOf, renderMesh } from './render-mesh';
export type { ManifestSelector } from '../resources/manifest-selector';
