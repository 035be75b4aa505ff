import { ARGO_CD_AREA } from './argo-cd/area';
import type { DeliveredArea } from './delivered-area';
import { FLUX_AREA } from './flux/area';

/** Where the deliveries of this library have the files of their tools. */
export const DELIVERED_AREAS: readonly DeliveredArea[] = [ARGO_CD_AREA, FLUX_AREA];
