import { answeredIn, report } from './answers';
import { ap, eu, us, without } from './cluster';
import { seconds, underLoad } from './failover';
import { ECHO_HOST, FRONTEND, echoIn, frontendIn, gatewayIn } from './names';
import { settings } from './settings';

const { failoverSeconds } = settings;

const url = `http://${ECHO_HOST}`;

describe('Echo', () => {
  it.each([us, eu, ap])('of $name answers all calls from there', async (cluster) => {
    await answeredIn([cluster], { from: frontendIn(cluster), url });
  });

  it('of eu and of ap share the calls from us while us has none, and ap takes all while eu has no gateway', async () => {
    const call = { from: FRONTEND, url };
    await underLoad(call, async () => {
      await without(echoIn(us), async () => {
        const both = await answeredIn([eu, ap], call, failoverSeconds);
        const one = await without(gatewayIn(eu), () => answeredIn([ap], call, failoverSeconds));
        const bothAgain = await answeredIn([eu, ap], call);

        report(`both after ${seconds(both)} without echo in us, ap after ${seconds(one)} without eu's gateway`);
        report(`both ${seconds(bothAgain)} after the rollout of the gateway`);
      });
      report(`us ${seconds(await answeredIn([us], call))} after the rollout of its echo`);
    });
  });
});
