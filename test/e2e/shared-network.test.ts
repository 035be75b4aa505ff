import { answeredIn } from './answers';
import { ap, eu } from './cluster';
import { ECHO_HOST, FRONTEND } from './names';

describe('A call from us', () => {
  it('to the host of both is answered by eu and by ap, which are on one network', async () => {
    await answeredIn([eu, ap], { from: FRONTEND, url: `http://${ECHO_HOST}` });
  });

  it('to the host of ap is answered by ap alone', async () => {
    await answeredIn([ap], { from: FRONTEND, url: 'http://echo.ap.mesh.local' });
  });
});
