// The objects of the services with plain cdk8s, one Chart for each cluster, into OUT.
const { ApiObject, App, Chart } = require('cdk8s');
const { clusterName, sizeOf } = require('../fleet.cjs');
const { valuesOf } = require('../values.cjs');
const { objectsOf } = require('./objects.cjs');

const size = sizeOf(process.argv.slice(2));
const app = new App({ outdir: process.env.OUT });
for (let cluster = 0; cluster < size.clusters; cluster++) {
  const chart = new Chart(app, clusterName(cluster));
  let index = 0;
  for (const object of objectsOf(valuesOf(cluster, size))) new ApiObject(chart, `o${index++}`, object);
}
app.synth();
