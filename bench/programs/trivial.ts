// The least that a program of cdk8s can do, into OUT.
import { ApiObject, App, Chart } from 'cdk8s';

const app = new App({ outdir: process.env.OUT ?? 'dist' });
const chart = new Chart(app, 'chart');
new ApiObject(chart, 'object', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'it' },
  data: { key: 'value' },
});
app.synth();
