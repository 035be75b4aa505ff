/** The API that autoscalers read. `consequence` says what the GitOps tool does without it. */
export function metricsApi(consequence: string): string {
  return `The metrics API serves CPU usage (usually metrics-server); without it ${consequence}`;
}
