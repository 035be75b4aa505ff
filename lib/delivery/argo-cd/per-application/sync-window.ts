/** When Applications of clusters may sync, or may not. The Applications of clusters and the root sync at any time. */
export interface ArgoCdSyncWindow {
  /**
   * `deny`: no sync while the window is active. `allow`: no sync unless such a window is active. A `deny` window
   * overrides an `allow` window.
   */
  readonly kind: 'allow' | 'deny';
  /** When the window begins, as cron writes it: `0 8 * * 1-5`. */
  readonly schedule: string;
  /** How long it is active, as Go writes it: `10h`, `1h30m`. */
  readonly duration: string;
  /**
   * Time zone of the schedule, as in `Europe/Berlin`.
   * @default - UTC
   */
  readonly timeZone?: string;
  /**
   * Whether somebody may start a sync by hand while the window blocks automatic syncs.
   * @default - a sync by hand is blocked as well
   */
  readonly manualSync?: boolean;
  /**
   * Ids of the clusters to which it applies. An id without a cluster in the program is an error.
   * @default - all clusters
   */
  readonly clusters?: readonly string[];
  /**
   * Names of layers and upstream sources that it is for, as in `['gateways', 'istiod']`. A name that no cluster has
   * is an error.
   * @default - all layers and sources
   */
  readonly names?: readonly string[];
}
