import { keepSecrets } from '@responses-bridge/matrix/secrets';

keepSecrets();
