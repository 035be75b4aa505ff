import { answeredIn } from './answers';
import { eu, us } from './cluster';
import { failsOver } from './failover';
import { ECHO_EU_HOST, ECHO_HOST, FRONTEND, echoIn } from './names';

describe('A call from us', () => {
  it("to the host that eu's repository offers is answered by eu", async () => {
    await answeredIn([eu], { from: FRONTEND, url: `http://${ECHO_EU_HOST}` });
  });

  it('to the host of both repositories is answered by us, by eu while us has no echo, and by us again', async () => {
    await failsOver({ from: FRONTEND, url: `http://${ECHO_HOST}` }, echoIn(us), [eu]);
  });
});
