import { eu, us } from './cluster';
import { failsOver } from './failover';
import { FRONTEND, quotesIn } from './names';

describe('Quotes, called with HTTP/2 from us,', () => {
  it('are those of us, those of eu while us has none, and those of us again', async () => {
    await failsOver({ from: FRONTEND, url: 'http://quotes.mesh.local:9090', http2: true }, quotesIn(us), [eu]);
  });
});
